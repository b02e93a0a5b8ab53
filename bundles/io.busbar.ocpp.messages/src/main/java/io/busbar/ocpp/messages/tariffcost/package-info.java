/** Messages and types of tariff and cost (OCPP 2.x, block I). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.tariffcost;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
