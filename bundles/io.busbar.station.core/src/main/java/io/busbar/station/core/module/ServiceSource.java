package io.busbar.station.core.module;

import java.util.Optional;

/** The service registry as one bundle sees it. */
public interface ServiceSource {

    /**
     * Follows the services of a type.
     *
     * @param changed called on any thread after each change
     */
    <T> Watch<T> watch(Class<T> type, Runnable changed);

    /** Any thread. */
    interface Watch<T> extends AutoCloseable {

        /** The registered service with the highest ranking. */
        Optional<T> get();

        @Override
        void close();
    }
}
