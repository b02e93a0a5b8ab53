/** Messages and types of transactions (OCPP 2.x, block E). */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.transactions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
