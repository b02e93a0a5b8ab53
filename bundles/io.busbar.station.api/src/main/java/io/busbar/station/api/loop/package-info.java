/** The station loop: the one thread of all station logic, its time and its timers. */
@Export
@Version("1.1.0")
package io.busbar.station.api.loop;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
