/** Messages and types of ad-hoc payment (OCPP 2.x, C17-C25). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.payment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
