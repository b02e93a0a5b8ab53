/** Messages and types of battery swapping (OCPP 2.x, block S). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.batteryswap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
