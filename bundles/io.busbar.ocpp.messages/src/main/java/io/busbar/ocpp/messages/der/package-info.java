/** Messages and types of distributed energy resources (OCPP 2.x, block R). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.der;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
