/** What the journal needs of a file system, and the real one. */
@Export
@Version("1.0.0")
package io.busbar.store.journal.disk;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
