/** The EVSE kind: control pilot, contactor, cable lock, faults of one EVSE. */
@Export
@Version("1.1.0")
package io.busbar.driver.api.evse;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
