/** Buses in memory for drivers' tests, and what every provider of a bus keeps. */
@Export
@Version("1.0.0")
package io.busbar.driver.kit.bus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
