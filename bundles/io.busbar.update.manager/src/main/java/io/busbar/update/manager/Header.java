package io.busbar.update.manager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Version;

/** A manifest header's clauses: paths, directives, attributes with their types (OSGi Core, 3.2.4). */
record Header(List<String> paths, Map<String, String> directives, Map<String, Object> attributes) {

    static List<Header> parse(String text) {
        List<Header> clauses = new ArrayList<>();
        for (String clause : split(text == null ? "" : text, ',')) {
            List<String> paths = new ArrayList<>();
            Map<String, String> directives = new LinkedHashMap<>();
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (String part : split(clause, ';')) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    paths.add(part);
                } else if (part.charAt(equals - 1) == ':') {
                    directives.put(part.substring(0, equals - 1).strip(), unquote(part.substring(equals + 1)));
                } else {
                    String[] name = part.substring(0, equals).strip().split(":", 2);
                    attributes.put(name[0], typed(name.length == 1 ? "String" : name[1], unquote(part.substring(equals + 1))));
                }
            }
            if (!paths.isEmpty()) {
                clauses.add(new Header(paths, directives, attributes));
            }
        }
        return clauses;
    }

    private static Object typed(String type, String value) {
        if (type.startsWith("List")) {
            String of = type.contains("<") ? type.substring(type.indexOf('<') + 1, type.length() - 1) : "String";
            return split(value, ',').stream().map(item -> typed(of, item)).toList();
        }
        return switch (type) {
            case "Version" -> Version.parseVersion(value);
            case "Long" -> Long.valueOf(value.strip());
            case "Double" -> Double.valueOf(value.strip());
            default -> value;
        };
    }

    private static String unquote(String value) {
        String text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"")
                : text;
    }

    /** At separators outside quotes. */
    private static List<String> split(String text, char separator) {
        List<String> context = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
            if (c == separator && !quoted) {
                context.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        context.add(part.toString().strip());
        context.removeIf(String::isEmpty);
        return context;
    }
}
