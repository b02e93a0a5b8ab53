/** Restarting the station or an EVSE, the reason of the last start, security events. */
@Export
@Version("1.1.0")
package io.busbar.station.api.control;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
