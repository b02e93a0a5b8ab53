/** Field updates: what may be changed on a running station, and what became of it. */
@Export
@Version("1.1.0")
package io.busbar.update.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
