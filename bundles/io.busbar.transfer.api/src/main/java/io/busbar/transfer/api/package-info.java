/** File transfers, whatever the protocol. */
@Export
@Version("1.1.0")
package io.busbar.transfer.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
