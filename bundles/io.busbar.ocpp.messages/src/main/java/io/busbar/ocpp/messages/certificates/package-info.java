/** Messages and types of certificate management (OCPP 2.x, block M). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.certificates;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
