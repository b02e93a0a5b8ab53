package io.busbar.store.api;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Changes that become durable together or not at all, in the order of {@link #submit}. Made by {@link Store#begin}, filled by the
 * collections' methods, submitted once; a commit that is never submitted changes nothing.
 */
@ProviderType
public interface Commit {

    /**
     * Makes the changes visible to readers at once and durable soon; commits submitted in a burst share one disk synchronisation.
     *
     * @return resolved, on the station loop, when this commit and all before it would survive a power cut; fails with
     *         {@link StoreException}. An empty commit is a barrier.
     * @throws IllegalStateException on a second call
     */
    Promise<Void> submit();
}
