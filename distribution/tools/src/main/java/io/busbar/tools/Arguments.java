package io.busbar.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options with values, switches without, and what is left. */
final class Arguments {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    Arguments(List<String> args, Set<String> options, Set<String> switches) {
        for (int i = 0; i < args.size(); i++) {
            String name = args.get(i);
            if (switches.contains(name)) {
                values.put(name, List.of());
            } else if (options.contains(name)) {
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException("a value is missing after " + name);
                }
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(args.get(++i));
            } else if (name.startsWith("-")) {
                throw new IllegalArgumentException("no such option: " + name);
            } else {
                rest.add(name);
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        if (all(name).size() > 1) {
            throw new IllegalArgumentException(name + " is there twice");
        }
        return all(name).stream().findFirst();
    }

    String needed(String name) {
        return one(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    long number(String name) {
        try {
            return Long.parseLong(needed(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " wants a whole number, not " + needed(name), e);
        }
    }

    List<String> rest() {
        return rest;
    }
}
