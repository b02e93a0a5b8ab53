/** Limits of current: each source publishes its own over time, the least of all holds. */
@Export
@Version("1.0.0")
package io.busbar.station.api.limit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
