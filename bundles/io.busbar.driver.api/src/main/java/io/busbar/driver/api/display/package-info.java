/** The display kind: what people at the station read, and choose from. */
@Export
@Version("1.0.0")
package io.busbar.driver.api.display;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
