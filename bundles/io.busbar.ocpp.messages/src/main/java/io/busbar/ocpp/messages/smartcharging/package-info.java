/** Messages and types of smart charging (OCPP 2.x, block K). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.smartcharging;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
