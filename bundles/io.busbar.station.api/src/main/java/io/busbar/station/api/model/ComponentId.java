package io.busbar.station.api.model;

import java.util.Optional;
import java.util.OptionalInt;

/** A component of the device model. Names and instances compare without regard to case, as the standard wants. */
public record ComponentId(String name, Optional<String> instance, OptionalInt evseId, OptionalInt connectorId) {

    public static ComponentId of(String name) {
        return new ComponentId(name, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    public ComponentId instance(String value) {
        return new ComponentId(name, Optional.of(value), evseId, connectorId);
    }

    public ComponentId evse(int id) {
        return new ComponentId(name, instance, OptionalInt.of(id), connectorId);
    }

    public ComponentId connector(int evse, int connector) {
        return new ComponentId(name, instance, OptionalInt.of(evse), OptionalInt.of(connector));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComponentId that && name.equalsIgnoreCase(that.name) && sameText(instance, that.instance)
                && evseId.equals(that.evseId) && connectorId.equals(that.connectorId);
    }

    @Override
    public int hashCode() {
        return lowerHash(name)
                + 31 * (instance.map(ComponentId::lowerHash).orElse(0) + 31 * (evseId.orElse(0) + 31 * connectorId.orElse(0)));
    }

    @Override
    public String toString() {
        return name + instance.map(i -> "[" + i + "]").orElse("") + (evseId.isPresent() ? "@" + evseId.getAsInt() : "")
                + (connectorId.isPresent() ? "." + connectorId.getAsInt() : "");
    }

    static boolean sameText(Optional<String> a, Optional<String> b) {
        return a.isPresent() ? b.isPresent() && a.get().equalsIgnoreCase(b.get()) : b.isEmpty();
    }

    static int lowerHash(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(text.charAt(i)));
        }
        return hash;
    }
}
