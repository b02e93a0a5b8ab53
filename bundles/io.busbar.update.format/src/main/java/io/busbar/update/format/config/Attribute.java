package io.busbar.update.format.config;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a configuration, as its component describes it.
 *
 * @param type of the Metatype service: String, Integer, Double, Boolean, Password ...
 * @param cardinality 0 for one value, positive for an array, negative for a list; several values are separated by commas
 * @param mandatory whether it has to be configured
 * @param min smallest number, or shortest text; empty for none
 * @param max largest number, or longest text; empty for none
 * @param options values of which it must be one; empty for any
 * @param pattern regular expression for the whole text; empty for any
 * @param expected what a text that does not match should be; empty if the pattern has to say it
 * @param path {@code file} or {@code folder} if it names one that must exist
 */
record Attribute(String id, String type, int cardinality, boolean mandatory, String min, String max, List<String> options, String pattern,
        String expected, String path) {

    private static final String PASSWORD = "Password";

    /** A key that nothing is known of: whole numbers and true or false are typed, all else is text. */
    static Attribute unknown(String id) {
        return new Attribute(id, "", 0, false, "", "", List.of(), "", "", "");
    }

    /**
     * The value for Config Admin.
     *
     * @throws IllegalArgumentException saying what it must be, and not what it is if that is secret
     */
    Object value(String text) {
        if (cardinality == 0) {
            return single(text);
        }
        List<Object> values = new ArrayList<>();
        for (String part : text.split(",")) {
            values.add(single(part.strip()));
        }
        if (values.size() > Math.abs((long) cardinality)) {
            throw new IllegalArgumentException(id + " must have at most " + Math.abs((long) cardinality) + " values, not " + values.size());
        }
        if (cardinality < 0) {
            return values;
        }
        Object array = Array.newInstance(values.get(0).getClass(), values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private Object single(String text) {
        Object value;
        try {
            value = typed(text);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        if (!options.isEmpty() && !options.contains(text) || !inRange(value) || !pattern.isEmpty() && !Pattern.matches(pattern, text)) {
            throw wrong(text);
        }
        return value;
    }

    private Object typed(String text) {
        return switch (type) {
            case "" -> guessed(text);
            case "Integer" -> Integer.valueOf(whole(text));
            case "Long" -> Long.valueOf(whole(text));
            case "Short" -> Short.valueOf(whole(text));
            case "Byte" -> Byte.valueOf(whole(text));
            case "Double" -> new BigDecimal(text).doubleValue();
            case "Float" -> new BigDecimal(text).floatValue();
            case "Boolean" -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new NumberFormatException();
            };
            case "Character", "Char" -> {
                if (text.length() != 1) {
                    throw new NumberFormatException();
                }
                yield text.charAt(0);
            }
            default -> text;
        };
    }

    private static Object guessed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        // a text like 007 stays a text: only what reads back the same is a number
        if (text.matches("-?[0-9]{1,9}") && Integer.toString(Integer.parseInt(text)).equals(text)) {
            return Integer.valueOf(text);
        }
        return text;
    }

    /** Without the plus sign and the leading zeroes that Java would take. */
    private static String whole(String text) {
        if (!text.matches("0|-?[1-9][0-9]*")) {
            throw new NumberFormatException();
        }
        return text;
    }

    Attribute optional() {
        return new Attribute(id, type, cardinality, false, min, max, options, pattern, expected, path);
    }

    boolean isSecret() {
        return type.equals(PASSWORD);
    }

    private boolean isNumber() {
        return List.of("Integer", "Long", "Short", "Byte", "Double", "Float").contains(type);
    }

    private boolean isWhole() {
        return isNumber() && !type.equals("Double") && !type.equals("Float");
    }

    private boolean inRange(Object value) {
        BigDecimal size;
        if (isNumber()) {
            size = new BigDecimal(value.toString());
        } else if (value instanceof String text) {
            size = BigDecimal.valueOf(text.length());
        } else {
            return true;
        }
        return (min.isEmpty() || size.compareTo(new BigDecimal(min)) >= 0) && (max.isEmpty() || size.compareTo(new BigDecimal(max)) <= 0);
    }

    /** What keeps the station from the file or folder that is named; empty if nothing does, or no path is. */
    Optional<String> pathProblem(String text) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path named = Path.of(text);
        if (path.equals("folder") ? !Files.isDirectory(named) : !Files.isRegularFile(named)) {
            return Optional.of(id + ": there is no " + path + " " + text);
        }
        return Files.isReadable(named) ? Optional.empty() : Optional.of(id + ": the " + path + " " + text + " may not be read");
    }

    private IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(id + " must be " + must() + (isSecret() ? "" : ", not \"" + text + "\""));
    }

    private String must() {
        if (!options.isEmpty()) {
            return options.size() == 1
                    ? options.get(0)
                    : String.join(", ", options.subList(0, options.size() - 1)) + " or " + options.get(options.size() - 1);
        }
        if (type.equals("Boolean")) {
            return "true or false";
        }
        if (isNumber()) {
            return (isWhole() ? "a whole number" : max.isEmpty() || min.isEmpty() ? "a number" : "")
                    .concat(range(" from ", " to ", " of at least ", " of at most ")).strip();
        }
        String length = range(" ", " to ", " at least ", " at most ").strip();
        if (!length.isEmpty()) {
            length += " characters long";
        }
        String form = !expected.isEmpty() ? expected : pattern.isEmpty() ? "" : "like " + pattern;
        return length.isEmpty() || form.isEmpty() ? length + form : form.startsWith("without") ? length + " " + form : form;
    }

    private String range(String from, String to, String least, String most) {
        if (min.isEmpty()) {
            return max.isEmpty() ? "" : most + max;
        }
        return max.isEmpty() ? least + min : from + min + to + max;
    }
}
