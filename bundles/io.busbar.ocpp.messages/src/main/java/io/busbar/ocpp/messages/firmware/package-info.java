/** Messages and types of firmware management (OCPP 2.x, block L). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.firmware;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
