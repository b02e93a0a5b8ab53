/** Messages and types of availability (OCPP 2.x, block G). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.availability;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
