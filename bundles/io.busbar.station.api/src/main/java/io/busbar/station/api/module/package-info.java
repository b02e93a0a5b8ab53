/** Services of other modules that may be starting, being replaced or not installed. */
@Export
@Version("1.0.0")
package io.busbar.station.api.module;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
