package io.busbar.station.api.model;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** A declared variable, in its owner's hands. On the loop. */
@ProviderType
public interface Variable<T> {

    VariableId id();

    /** The value in force. */
    T value();

    /** The owner's own change: not checked, kept over restarts if the CSMS may write the variable, published as an event if it differs. */
    void set(T value);

    /** Reports each change of {@link #value}, whoever made it, after it is durable. The subscription ends with the owner's bundle. */
    void onChange(Consumer<T> listener);
}
