package io.busbar.station.core.model;

import io.busbar.ocpp.messages.provisioning.DataType;
import io.busbar.station.api.model.TextForm;
import io.busbar.station.api.model.VariableSpec;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as OCPP spells them, and the checks that follow from a declaration. */
final class ValueText {

    /** Why a text is no value of the variable; the message is for the technician and never repeats the text. */
    static final class RefusedValue extends Exception {

        private final boolean outOfRange;

        RefusedValue(String reason, boolean outOfRange) {
            super(reason);
            this.outOfRange = outOfRange;
        }

        boolean outOfRange() {
            return outOfRange;
        }
    }

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,9}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9*_=:+|@.-]*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    private ValueText() {}

    static String format(DataType type, Object value) {
        return switch (type) {
            case string, OptionList, integer, boolean_ -> value.toString();
            case decimal -> decimal((Double) value);
            case dateTime -> ((Instant) value).truncatedTo(ChronoUnit.MILLIS).toString();
            case SequenceList, MemberList -> String.join(",", strings(value));
        };
    }

    private static String decimal(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    private static List<String> strings(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }

    /** Reads a text and holds it to type, length, range and list of values; the owner's own check is not asked. */
    @SuppressWarnings("unchecked") // a spec's type parameter follows its data type, see VariableSpec's factories
    static <T> T parse(VariableSpec<T> spec, String text) throws RefusedValue {
        if (spec.maxLength().isPresent() && text.length() > spec.maxLength().getAsInt()) {
            throw new RefusedValue("longer than " + spec.maxLength().getAsInt() + " characters", true);
        }
        if (text.codePoints().anyMatch(ValueText::isNoCharacter)) {
            throw new RefusedValue("a control character, or half of one", false);
        }
        Object value = switch (spec.type()) {
            case string -> ofForm(spec.form(), text);
            case boolean_ -> bool(text);
            case integer -> integer(spec, text);
            case decimal -> decimal(spec, text);
            case dateTime -> dateTime(text);
            case OptionList -> oneOf(spec, text);
            case SequenceList, MemberList -> list(spec, text);
        };
        return (T) value;
    }

    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String ofForm(TextForm form, String text) throws RefusedValue {
        if (form == TextForm.IDENTIFIER && !IDENTIFIER.matcher(text).matches()) {
            throw new RefusedValue("of other characters than letters, digits and *-_=:+|@.", false);
        }
        if (form == TextForm.PASSWORD && text.codePoints().anyMatch(Character::isWhitespace)) {
            throw new RefusedValue("a blank", false);
        }
        return text;
    }

    private static Boolean bool(String text) throws RefusedValue {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw new RefusedValue("neither true nor false", false);
    }

    private static Integer integer(VariableSpec<?> spec, String text) throws RefusedValue {
        try {
            if (!INTEGER.matcher(text).matches()) {
                throw new RefusedValue("not an integer without leading zeros and plus sign", false);
            }
            int value = Integer.parseInt(text);
            checkRange(spec, value);
            return value;
        } catch (NumberFormatException e) {
            throw new RefusedValue("not an integer", false);
        }
    }

    private static Double decimal(VariableSpec<?> spec, String text) throws RefusedValue {
        if (!DECIMAL.matcher(text).matches()) {
            throw new RefusedValue("not a decimal number", false);
        }
        double value = Double.parseDouble(text);
        checkRange(spec, value);
        return value;
    }

    private static void checkRange(VariableSpec<?> spec, double value) throws RefusedValue {
        if (spec.min().isPresent() && value < spec.min().getAsDouble()) {
            throw new RefusedValue("less than " + decimal(spec.min().getAsDouble()), true);
        }
        if (spec.max().isPresent() && value > spec.max().getAsDouble()) {
            throw new RefusedValue("greater than " + decimal(spec.max().getAsDouble()), true);
        }
    }

    private static Instant dateTime(String text) throws RefusedValue {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new RefusedValue("not a date and time of RFC 3339", false);
        }
    }

    private static String oneOf(VariableSpec<?> spec, String text) throws RefusedValue {
        Optional<String> value = spec.values().stream().filter(text::equalsIgnoreCase).findFirst();
        return value.orElseThrow(() -> new RefusedValue("not one of " + String.join(",", spec.values()), true));
    }

    private static List<String> list(VariableSpec<?> spec, String text) throws RefusedValue {
        List<String> values = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                String value = spec.values().isEmpty() ? part.strip() : oneOf(spec, part.strip());
                if (value.isEmpty() || values.contains(value)) {
                    throw new RefusedValue(value.isEmpty() ? "an empty member" : "a member twice", false);
                }
                values.add(value);
            }
        }
        return List.copyOf(values);
    }
}
