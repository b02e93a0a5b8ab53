/** What happens in the station, as events with named, lossless subscriptions. */
@Export
@Version("1.0.0")
package io.busbar.station.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
