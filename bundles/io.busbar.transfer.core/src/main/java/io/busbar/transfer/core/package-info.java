/** What transfers of all protocols have in common. */
@Export
@Version("1.2.0")
package io.busbar.transfer.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
