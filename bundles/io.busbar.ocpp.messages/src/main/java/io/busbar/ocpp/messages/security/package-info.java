/** Messages and types of security (OCPP 2.x, block A). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
