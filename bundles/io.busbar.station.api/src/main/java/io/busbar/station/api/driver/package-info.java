/** How blocks use drivers: one helper for all kinds, so that a new kind needs nothing but the block that uses it. */
@Export
@Version("1.0.0")
package io.busbar.station.api.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
