/** EVSEs and connectors as the core sees them, and the orders that blocks may give. */
@Export
@Version("1.1.0")
package io.busbar.station.api.evse;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
