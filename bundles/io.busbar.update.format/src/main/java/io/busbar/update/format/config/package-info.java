/** What configurations must be, as the bundles of a generation describe it (OSGi Metatype). */
@Export
@Version("1.0.0")
package io.busbar.update.format.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
