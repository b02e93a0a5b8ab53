/** Messages and types of bidirectional power transfer (OCPP 2.x, block Q). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.v2x;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
