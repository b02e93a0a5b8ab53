package io.busbar.launcher;

import io.busbar.update.format.Sha256;
import io.busbar.update.format.config.Configurations;
import io.busbar.update.format.config.Descriptions;
import io.busbar.update.format.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration file: sections are Config Admin PIDs ({@code [pid]}, {@code [factory~name]}), lines are {@code key = value}, {@code #}
 * begins a comment line. {@code ${NAME:-default}} in a value is the environment variable NAME. A key whose value comes out empty is left out,
 * so that the component's own default holds. What values must be, the bundles say ({@link Descriptions}).
 */
public final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?}");

    /** @param variables of the environment that it comes from, for messages */
    private record Value(String text, int line, String variables) {}

    private record Fault(int line, String text, boolean outside) {}

    private final String name;
    private final Map<String, Map<String, Value>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> sectionLines = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Settings(String name) {
        this.name = name;
    }

    /** Of the file, for messages. */
    String name() {
        return name;
    }

    static Settings read(Path file, Map<String, String> environment) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException("cannot read the configuration file " + file);
        }
        return parse(file.toString(), Files.readAllLines(file), environment);
    }

    /** @param name of the file, for messages */
    public static Settings parse(String name, List<String> lines, Map<String, String> environment) {
        Settings settings = new Settings(name);
        Map<String, Value> section = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                String pid = line.substring(1, line.length() - 1).strip();
                settings.sectionLines.putIfAbsent(pid, i + 1);
                section = settings.sections.computeIfAbsent(pid, key -> new LinkedHashMap<>());
                continue;
            }
            int equals = line.indexOf('=');
            if (section == null || equals < 1) {
                // the line itself may hold a password
                settings.faults.add(new Fault(i + 1, "expected [section] or key = value", false));
                continue;
            }
            settings.put(section, line.substring(0, equals).strip(), resolve(line.substring(equals + 1).strip(), i + 1, environment));
        }
        return settings;
    }

    private void put(Map<String, Value> section, String key, Value value) {
        if (value.text.isEmpty()) {
            return;
        }
        Value before = section.put(key, value);
        if (before != null) {
            faults.add(new Fault(value.line, key + " is set in line " + before.line + " already", false));
        }
    }

    private static Value resolve(String value, int line, Map<String, String> environment) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        StringBuilder resolved = new StringBuilder();
        List<String> variables = new ArrayList<>();
        while (matcher.find()) {
            Optional<String> given = Optional.ofNullable(environment.get(matcher.group(1)));
            given.ifPresent(text -> variables.add(matcher.group(1)));
            String text = given.orElse(Optional.ofNullable(matcher.group(2)).orElse(""));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(text));
        }
        return new Value(matcher.appendTail(resolved).toString(), line, String.join(", ", variables));
    }

    /**
     * What is wrong, one line each, in the order of the file.
     *
     * @param outside those of the world (a file that is not there) if true, those of the text if false
     */
    List<String> problems(Descriptions descriptions, boolean outside) {
        List<Fault> all = new ArrayList<>(faults);
        for (Problem problem : descriptions.problems(texts())) {
            Value value = sections.getOrDefault(problem.pid(), Map.of()).get(problem.key());
            all.add(value == null
                    ? new Fault(sectionLines.getOrDefault(problem.pid(), 0), problem.text(), problem.outside())
                    : new Fault(value.line, problem.text() + (value.variables.isEmpty() ? "" : " (" + value.variables + ")"),
                            problem.outside()));
        }
        return all.stream().filter(fault -> fault.outside == outside).sorted(Comparator.comparingInt(Fault::line))
                .map(fault -> name + ":" + fault.line + ": " + fault.text).toList();
    }

    /** Of what the station is told to be: another one after each change, not what it holds. */
    String fingerprint() {
        return Sha256.of(texts().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Values by PID and key. */
    Map<String, Map<String, String>> texts() {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        sections.forEach((pid, values) -> {
            Map<String, String> section = texts.computeIfAbsent(pid, key -> new LinkedHashMap<>());
            values.forEach((key, value) -> section.put(key, value.text));
        });
        return texts;
    }

    /**
     * Configurations for Config Admin, by PID.
     *
     * @param given values that updates gave, over those of the file; an empty one removes the file's
     */
    public Map<String, Dictionary<String, Object>> typed(Descriptions descriptions, Map<String, Map<String, String>> given) {
        Map<String, Dictionary<String, Object>> typed = new LinkedHashMap<>();
        Configurations.over(texts(), given).forEach((pid, values) -> typed.put(pid, typed(descriptions, pid, values)));
        return typed;
    }

    /** What an update gave was right for another generation, maybe; that is no reason not to start. */
    private static Dictionary<String, Object> typed(Descriptions descriptions, String pid, Map<String, String> values) {
        Hashtable<String, Object> typed = new Hashtable<>();
        values.forEach((key, text) -> {
            try {
                typed.putAll(descriptions.typed(pid, Map.of(key, text)));
            } catch (IllegalArgumentException e) {
                LOG.error("configuration {} is without {} now: {}", pid, key, e.getMessage());
            }
        });
        return typed;
    }

    Duration seconds(String pid, String key, int usual) {
        Value value = sections.getOrDefault(pid, Map.of()).get(key);
        return Duration.ofSeconds(value == null ? usual : Integer.parseInt(value.text));
    }
}
