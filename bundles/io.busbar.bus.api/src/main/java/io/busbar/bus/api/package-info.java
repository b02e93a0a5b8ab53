/** Access to the station's buses for drivers: what is common to all of them. */
@Export
@Version("1.0.0")
package io.busbar.bus.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
