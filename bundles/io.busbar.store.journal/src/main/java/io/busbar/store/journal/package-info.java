/** The store of a station as a journal of checked segments. Everybody uses the service. */
package io.busbar.store.journal;
