/** Messages and types of diagnostics (OCPP 2.x, block N). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.diagnostics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
