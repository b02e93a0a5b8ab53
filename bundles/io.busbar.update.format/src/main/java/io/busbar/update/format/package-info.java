/** Feature archives, their signatures, and generations of bundles on disk. */
@Export
@Version("1.0.0")
package io.busbar.update.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
