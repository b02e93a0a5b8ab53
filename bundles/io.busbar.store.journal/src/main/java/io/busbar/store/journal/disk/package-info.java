/** What the journal needs of a file system, and the real one. */
package io.busbar.store.journal.disk;
