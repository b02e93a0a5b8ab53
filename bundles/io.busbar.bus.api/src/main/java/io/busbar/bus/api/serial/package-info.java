/** Serial ports as a service: shared by name, used by one at a time, opened again by themselves. */
@Export
@Version("1.0.0")
package io.busbar.bus.api.serial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
