package io.busbar.itests.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The charger of a case, as it is ordered: the environment of its configuration (e.g. {@code BUSBAR_SECURITY_PROFILE}), and what an OEM changes
 * in the shipped configuration.
 */
record StationSetup(Map<String, String> environment, List<UnaryOperator<String>> changes) {

    /** The reference charger. */
    static final StationSetup REFERENCE = new StationSetup(Map.of(), List.of());

    StationSetup {
        environment = Map.copyOf(environment);
        changes = List.copyOf(changes);
    }

    StationSetup with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new StationSetup(more, changes);
    }

    StationSetup configured(UnaryOperator<String> change) {
        return new StationSetup(environment, Stream.concat(changes.stream(), Stream.of(change)).toList());
    }

    /** @param shipped text of {@code busbar.conf} */
    String configuration(String shipped) {
        String text = shipped;
        for (UnaryOperator<String> change : changes) {
            text = change.apply(text);
        }
        return text;
    }
}
