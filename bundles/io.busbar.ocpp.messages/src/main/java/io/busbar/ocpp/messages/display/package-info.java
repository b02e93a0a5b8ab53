/** Messages and types of display messages (OCPP 2.x, block O). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.display;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
