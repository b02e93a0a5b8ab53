/**
 * The store of a station as a journal of checked segments. Exported for {@code io.busbar.store.memory} alone; everybody else uses
 * the service.
 */
@Export
@Version("1.0.0")
package io.busbar.store.journal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
