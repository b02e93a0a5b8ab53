/** Modbus as a service: a bus that drivers of several bundles share, with registers that have types. */
@Export
@Version("1.0.0")
package io.busbar.bus.api.modbus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
