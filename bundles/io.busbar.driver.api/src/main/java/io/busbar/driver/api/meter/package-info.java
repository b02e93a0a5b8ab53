/** The meter kind: the readings of one EVSE's meter. */
@Export
@Version("1.0.0")
package io.busbar.driver.api.meter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
