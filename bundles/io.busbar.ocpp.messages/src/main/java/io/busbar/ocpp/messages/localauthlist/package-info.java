/** Messages and types of the local authorization list (OCPP 2.x, block D). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.localauthlist;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
