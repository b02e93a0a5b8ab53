package io.busbar.update.format.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Configurations as texts, by PID and key, and how those of a generation alter those of the configuration file. */
public final class Configurations {

    /** A key that no configuration has: with it, a generation has no configuration of this PID, even if the file has one. */
    public static final String DELETED = "";

    private Configurations() {}

    /** What is in force. @param given by a generation; an empty text removes a value of the base */
    public static Map<String, Map<String, String>> over(Map<String, Map<String, String>> base, Map<String, Map<String, String>> given) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        base.forEach((pid, values) -> all.put(pid, new LinkedHashMap<>(values)));
        given.forEach((pid, values) -> {
            if (values.containsKey(DELETED)) {
                all.remove(pid);
                return;
            }
            Map<String, String> section = all.computeIfAbsent(pid, name -> new LinkedHashMap<>());
            section.putAll(values);
            section.values().removeIf(String::isEmpty);
        });
        return all;
    }

    /** What a generation gives after a further change. */
    public static Map<String, Map<String, String>> merged(Map<String, Map<String, String>> given, Map<String, Map<String, String>> change) {
        Map<String, Map<String, String>> merged = new LinkedHashMap<>();
        given.forEach((pid, values) -> merged.put(pid, new LinkedHashMap<>(values)));
        change.forEach((pid, values) -> {
            if (values.containsKey(DELETED)) {
                merged.put(pid, new LinkedHashMap<>(Map.of(DELETED, "deleted")));
            } else {
                Map<String, String> section = merged.computeIfAbsent(pid, name -> new LinkedHashMap<>());
                section.remove(DELETED);
                section.putAll(values);
            }
        });
        return merged;
    }
}
