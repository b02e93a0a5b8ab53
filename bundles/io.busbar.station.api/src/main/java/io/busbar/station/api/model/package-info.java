/** The device model: each setting declared once, by its owner. */
@Export
@Version("1.0.0")
package io.busbar.station.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
