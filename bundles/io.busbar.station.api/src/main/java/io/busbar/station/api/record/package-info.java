/** What the station keeps about customers and about itself, for reports and logs (OCPP 2.x block N). */
@Export
@Version("1.0.0")
package io.busbar.station.api.record;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
