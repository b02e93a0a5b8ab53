package io.busbar.plant.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The members of a request's JSON object: numbers, strings, booleans and arrays of strings. Whoever takes them all asks {@link #end} whether some are left. */
final class Members {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Members() {}

    /** @param body JSON text in UTF-8; an empty one is an empty object */
    static Members of(byte[] body) throws Refusal {
        Members members = new Members();
        if (body.length > 0) {
            try (JsonParser in = JSON.createParser(body)) {
                members.read(in);
            } catch (IOException e) {
                throw Refusal.badRequest("no JSON: " + firstLine(e));
            }
        }
        return members;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void read(JsonParser in) throws IOException, Refusal {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw Refusal.badRequest("a JSON object is wanted");
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            Object value = switch (token) {
                case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
                case VALUE_STRING -> in.getText();
                case START_ARRAY -> texts(name, in);
                default -> throw Refusal.badRequest(name + " must be a number, a string, strings, true or false");
            };
            values.put(name, value);
        }
        if (in.nextToken() != null) {
            throw Refusal.badRequest("something follows the JSON object");
        }
    }

    private static List<String> texts(String name, JsonParser in) throws IOException, Refusal {
        List<String> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw Refusal.badRequest(name + " must hold strings only");
            }
            texts.add(in.getText());
        }
        return texts;
    }

    private <T> Optional<T> take(String name, Class<T> type, String word) throws Refusal {
        Object value = values.remove(name);
        if (value != null && !type.isInstance(value)) {
            throw Refusal.badRequest(name + " must be " + word);
        }
        return Optional.ofNullable(type.cast(value));
    }

    private static <T> T required(String name, Optional<T> value) throws Refusal {
        if (value.isEmpty()) {
            throw Refusal.badRequest(name + " is missing");
        }
        return value.get();
    }

    OptionalDouble number(String name) throws Refusal {
        Optional<Double> value = take(name, Double.class, "a number");
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    OptionalInt integer(String name, int least, int most) throws Refusal {
        OptionalDouble value = number(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        double number = value.getAsDouble();
        if (number != Math.rint(number) || number < least || number > most) {
            throw Refusal.badRequest(name + " must be a whole number from " + least + " to " + most);
        }
        return OptionalInt.of((int) number);
    }

    int requiredInteger(String name, int least, int most) throws Refusal {
        OptionalInt value = integer(name, least, most);
        return required(name, value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty());
    }

    Optional<Boolean> bool(String name) throws Refusal {
        return take(name, Boolean.class, "true or false");
    }

    boolean requiredBool(String name) throws Refusal {
        return required(name, bool(name));
    }

    Optional<String> text(String name, int most) throws Refusal {
        Optional<String> value = take(name, String.class, "a string");
        if (value.isPresent() && (value.get().isEmpty() || value.get().length() > most)) {
            throw Refusal.badRequest(name + " must have 1 to " + most + " characters");
        }
        return value;
    }

    String requiredText(String name, int most) throws Refusal {
        return required(name, text(name, most));
    }

    /** @param most strings, of so many characters at most */
    List<String> requiredTexts(String name, int most, int characters) throws Refusal {
        List<?> values = required(name, take(name, List.class, "an array of strings"));
        if (values.size() > most || values.stream().anyMatch(value -> value.toString().length() > characters)) {
            throw Refusal.badRequest(name + " must have at most " + most + " strings of at most " + characters + " characters");
        }
        return values.stream().map(Object::toString).toList();
    }

    /** No other member may stand there. */
    void end() throws Refusal {
        if (!values.isEmpty()) {
            throw Refusal.badRequest("unknown: " + String.join(", ", values.keySet()));
        }
    }
}
