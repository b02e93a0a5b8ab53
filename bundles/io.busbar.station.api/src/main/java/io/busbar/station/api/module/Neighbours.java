package io.busbar.station.api.module;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Access to services of modules that come and go. A service, one façade for each bundle: what waits ends with the bundle that asked. The core
 * provides it, from the service registry and from what the update engine announces; without an update engine, from the framework's bundle
 * events.
 */
@ProviderType
public interface Neighbours {

    /**
     * A service that may be missing. Cheap; called in a component's constructor, once for each type.
     *
     * @param service the type that it is registered as
     * @return the same object for the same type. Any thread
     */
    <T> Neighbour<T> of(Class<T> service);

    /**
     * Runs work once, as a task of its own, when all installed modules are present: none is starting, none is being replaced. A module that fails to
     * start delays it by a few seconds at the most. Any thread.
     */
    void whenAllPresent(Runnable work);
}
