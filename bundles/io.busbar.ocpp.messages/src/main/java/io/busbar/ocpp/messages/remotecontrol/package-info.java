/** Messages and types of remote control (OCPP 2.x, block F). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.remotecontrol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
