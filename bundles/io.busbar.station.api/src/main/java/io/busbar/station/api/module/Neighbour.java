package io.busbar.station.api.module;

import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service of another module that may be missing: an optional dynamic reference that also knows why the service is missing. Obtained from
 * {@link Neighbours#of}. Used on the station loop, unless a method says otherwise.
 *
 * @param <T> the service's type; where several are registered, the one with the highest ranking is used
 */
@ProviderType
public interface Neighbour<T> {

    /** Whether the service is present, and if not, whether it is expected. */
    enum State {
        /** The service is registered. */
        PRESENT,
        /** The service is missing, and the station is still starting its installed modules. */
        STARTING,
        /** The service is missing because its module, or one that its module needs, is being replaced. */
        BEING_REPLACED,
        /** The service is missing and not expected: no installed module provides it, or the one that does is not working. */
        NOT_INSTALLED
    }

    State state();

    /** The service if it is present. Ask anew for each use; do not keep it. Any thread. */
    Optional<T> get();

    /**
     * Runs work with the service: now, before this method returns, if it is present; else when it is registered. Work that waits runs in the
     * order in which it was given, each as a task of its own. When it turns out that the service is not installed, the work is discarded.
     */
    default void whenPresent(Consumer<? super T> work) {
        whenPresent(work, () -> {});
    }

    /**
     * As {@link #whenPresent(Consumer)}, with an alternative.
     *
     * @param whenNotInstalled runs instead of the work once the state is {@link State#NOT_INSTALLED}: now, before this method returns, if it is
     *            already so
     */
    void whenPresent(Consumer<? super T> work, Runnable whenNotInstalled);

    /** Runs a listener, as a task of its own, each time the service or the state changes. It stays until the asking bundle stops. */
    void onChange(Runnable listener);
}
