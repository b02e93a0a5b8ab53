/** Messages and types of metering (OCPP 2.x, block J). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.metering;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
