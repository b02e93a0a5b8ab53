/** Who may charge: authorities that are asked in order of rank. */
@Export
@Version("1.1.0")
package io.busbar.station.api.token;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
