/** Messages and types of provisioning (OCPP 2.x, block B). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.provisioning;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
