/** Electrical quantities that drivers, limits and blocks share, and how current and power are converted. */
@Export
@Version("1.0.0")
package io.busbar.driver.api.power;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
