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
     * Marks what bills and safety depend on: such a commit is accepted also when others are pushed back, because writes fail or too many wait for
     * the disk. The room for it is bounded too; for what a CSMS can make the station write at will it is not meant.
     */
    void essential();

    /**
     * Makes the changes visible to readers at once and durable soon; commits submitted in a burst share one disk synchronisation.
     *
     * @return resolved, on the station loop, when this commit and all before it would survive a power cut; fails with
     *         {@link StoreException} when the store is closed, or pushes back: then nothing has changed. An empty commit is a barrier, and never pushed
     *         back.
     * @throws IllegalStateException on a second call
     */
    Promise<Void> submit();
}
