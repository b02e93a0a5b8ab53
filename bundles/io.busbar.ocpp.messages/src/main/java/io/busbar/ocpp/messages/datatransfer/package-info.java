/** Messages and types of data transfer (OCPP 2.x, block P). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.datatransfer;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
