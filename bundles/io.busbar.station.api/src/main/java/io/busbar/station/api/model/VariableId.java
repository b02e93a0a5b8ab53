package io.busbar.station.api.model;

import java.util.Optional;

/** A variable of a component. Names and instances compare without regard to case. */
public record VariableId(ComponentId component, String name, Optional<String> instance) {

    @Override
    public boolean equals(Object other) {
        return other instanceof VariableId that && name.equalsIgnoreCase(that.name) && ComponentId.sameText(instance, that.instance)
                && component.equals(that.component);
    }

    @Override
    public int hashCode() {
        return component.hashCode() * 31 + ComponentId.lowerHash(name) * 31 + instance.map(ComponentId::lowerHash).orElse(0);
    }

    /** As in the configuration file: {@code OCPPCommCtrlr.MessageTimeout[Default]}. */
    @Override
    public String toString() {
        return component + "." + name + instance.map(i -> "[" + i + "]").orElse("");
    }
}
