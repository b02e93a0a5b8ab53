/** Limits of power: each source publishes a schedule of its own for the station or an EVSE, and the core composes them. */
@Export
@Version("1.0.0")
package io.busbar.station.api.limit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
