/** Messages and types of authorization (OCPP 2.x, block C). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.authorization;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
