package io.busbar.station.api.model;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where owners declare their variables. Each bundle gets a façade of its own: what it declared goes with it, so an absent block has no
 * components. On the loop, and in component constructors.
 */
@ProviderType
public interface DeviceModel {

    /**
     * Declares a variable; the result has its value of last time already. A component exists while it has variables.
     *
     * @throws IllegalStateException when another bundle declares the variable now
     */
    <T> Variable<T> declare(ComponentId component, VariableSpec<T> spec);

    /** Takes a variable back, e.g. of an EVSE or slot that is no more. No effect if it is not declared by this bundle. */
    void withdraw(VariableId variable);
}
