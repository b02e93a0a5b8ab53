package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration file: sections are Config Admin PIDs ({@code [pid]}, {@code [factory~name]}), lines are {@code key = value}, {@code #}
 * begins a comment line. {@code ${NAME:-default}} in a value is the environment variable NAME. A key whose value comes out empty is left out,
 * so that the component's own default holds. Whole numbers and true/false become Integer and Boolean.
 */
final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?}");

    private final Map<String, Hashtable<String, Object>> sections = new LinkedHashMap<>();

    private Settings() {}

    static Settings read(Path file, Map<String, String> environment) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the configuration file " + file);
        }
        return parse(file.toString(), Files.readAllLines(file), environment);
    }

    static Settings parse(String name, List<String> lines, Map<String, String> environment) {
        Settings settings = new Settings();
        Hashtable<String, Object> section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = settings.sections.computeIfAbsent(line.substring(1, line.length() - 1).strip(), pid -> new Hashtable<>());
                continue;
            }
            int equals = line.indexOf('=');
            if (section == null || equals < 1) {
                throw new IllegalArgumentException(name + ":" + (i + 1) + ": expected [section] or key = value");
            }
            String value = resolve(line.substring(equals + 1).strip(), environment);
            if (!value.isEmpty()) {
                section.put(line.substring(0, equals).strip(), typed(value));
            }
        }
        return settings;
    }

    private static String resolve(String value, Map<String, String> environment) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String text = Optional.ofNullable(environment.get(matcher.group(1))).orElse(Optional.ofNullable(matcher.group(2)).orElse(""));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(resolved).toString();
    }

    /** With values that an update gave over those of the file; an empty one takes the file's away. */
    Settings with(Map<String, Map<String, String>> given) {
        Settings settings = new Settings();
        sections.forEach((pid, values) -> settings.sections.put(pid, new Hashtable<>(values)));
        given.forEach((pid, values) -> {
            Hashtable<String, Object> section = settings.sections.computeIfAbsent(pid, name -> new Hashtable<>());
            values.forEach((key, value) -> {
                if (value.isEmpty()) {
                    section.remove(key);
                } else {
                    section.put(key, typed(value));
                }
            });
        });
        return settings;
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        // a text like 007 stays a text: only what reads back the same is a number
        if (value.matches("-?[0-9]{1,9}") && Integer.toString(Integer.parseInt(value)).equals(value)) {
            return Integer.valueOf(value);
        }
        return value;
    }

    Duration seconds(String pid, String key, int usual) {
        Object value = sections.getOrDefault(pid, new Hashtable<>()).get(key);
        return Duration.ofSeconds(value instanceof Integer number ? number : usual);
    }

    void forEach(BiConsumer<String, Dictionary<String, Object>> visitor) {
        sections.forEach(visitor);
    }
}
