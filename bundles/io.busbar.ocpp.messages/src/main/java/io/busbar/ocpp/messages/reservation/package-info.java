/** Messages and types of reservation (OCPP 2.x, block H). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.reservation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
