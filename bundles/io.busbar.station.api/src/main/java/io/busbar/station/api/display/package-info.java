/** What blocks may ask of people at the station's displays. */
@Export
@Version("1.0.0")
package io.busbar.station.api.display;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
