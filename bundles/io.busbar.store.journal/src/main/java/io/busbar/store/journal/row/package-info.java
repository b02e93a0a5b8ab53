/** Records to bytes and back. */
package io.busbar.store.journal.row;
