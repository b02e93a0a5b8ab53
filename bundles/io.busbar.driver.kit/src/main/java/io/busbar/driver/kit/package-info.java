/** Contract tests of the driver kinds, to be extended by the tests of a driver. */
@Export
@Version("1.0.0")
package io.busbar.driver.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
