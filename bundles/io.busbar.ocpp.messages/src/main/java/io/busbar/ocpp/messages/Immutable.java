package io.busbar.ocpp.messages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unmodifiable copies that let an absent value pass; for the constructors of records. */
public final class Immutable {

    private Immutable() {}

    public static <T> List<T> copy(List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /** Keeps the order and allows {@code null} values, which {@link Map#copyOf} does not. */
    public static <K, V> Map<K, V> copy(Map<K, V> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
