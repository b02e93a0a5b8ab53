package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** The types that are one token. */
final class Scalars {

    private Scalars() {}

    /** @param maxLength in code points, as the schemas count */
    record Text(int maxLength, Set<String> allowed) implements JsonType {

        @Override
        public Object read(JsonParser in) throws IOException {
            return checked(string(in, "a string"));
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(checked((String) value));
        }

        private String checked(String text) {
            if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
                throw Violation.property("longer than " + maxLength + " characters");
            }
            if (!allowed.isEmpty() && !allowed.contains(text)) {
                throw Violation.property("must be one of " + String.join(", ", allowed));
            }
            return text;
        }
    }

    /** Whole numbers of 32 bits, as OCPP's integer. 5.0 is one, as for the schemas. */
    record Whole(Bounds bounds) implements JsonType {

        @Override
        public Object read(JsonParser in) throws IOException {
            JsonToken token = in.currentToken();
            if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() == JsonParser.NumberType.INT) {
                return bounds.check(in.getIntValue());
            }
            double number = number(in, "an integer");
            if (number != Math.rint(number)) {
                throw Violation.type("an integer");
            }
            if (number != (int) number) {
                throw Violation.property("beyond 32 bits");
            }
            return bounds.check((int) number);
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber(bounds.check((Integer) value));
        }
    }

    /** @param whole the version has whole numbers here, where the other has any */
    record Decimal(Bounds bounds, boolean whole) implements JsonType {

        private static final double LONG_IS_EXACT = 1e15;

        @Override
        public Object read(JsonParser in) throws IOException {
            return checked(number(in, "a number"));
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            double number = checked((Double) value);
            if (number == Math.rint(number) && Math.abs(number) < LONG_IS_EXACT) {
                out.writeNumber((long) number);
            } else {
                out.writeNumber(number);
            }
        }

        private double checked(double number) {
            if (whole && number != Math.rint(number)) {
                throw Violation.type("an integer");
            }
            if (!Double.isFinite(number)) {
                throw Violation.property("not a finite number");
            }
            return bounds.check(number);
        }
    }

    record Flag() implements JsonType {

        @Override
        public Object read(JsonParser in) throws IOException {
            return switch (in.currentToken()) {
                case VALUE_TRUE -> Boolean.TRUE;
                case VALUE_FALSE -> Boolean.FALSE;
                default -> throw Violation.type("true or false");
            };
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBoolean((Boolean) value);
        }
    }

    /** @param exact also what is less than a millisecond is written */
    record Timestamp(boolean exact) implements JsonType {

        @Override
        public Object read(JsonParser in) throws IOException {
            String text = string(in, "a date and time");
            Instant instant = in instanceof LenientParser ? Rfc3339.parseLeniently(text) : Rfc3339.parse(text);
            if (instant == null) {
                throw Violation.type("a date and time with offset (RFC 3339)");
            }
            return instant;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            Instant instant = (Instant) value;
            if (!Rfc3339.canFormat(instant)) {
                throw Violation.property("beyond the years 0 to 9999");
            }
            out.writeString(Rfc3339.format(instant, exact));
        }
    }

    /** Inclusive. */
    record Bounds(double min, double max) {

        static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        int check(int number) {
            check((double) number);
            return number;
        }

        double check(double number) {
            if (number < min) {
                throw Violation.property("less than " + plain(min));
            }
            if (number > max) {
                throw Violation.property("more than " + plain(max));
            }
            return number;
        }

        private static String plain(double bound) {
            return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
        }
    }

    static String string(JsonParser in, String expected) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Violation.type(expected);
        }
        return in.getText();
    }

    private static double number(JsonParser in, String expected) throws IOException {
        if (!in.currentToken().isNumeric()) {
            throw Violation.type(expected);
        }
        return in.getDoubleValue();
    }
}
