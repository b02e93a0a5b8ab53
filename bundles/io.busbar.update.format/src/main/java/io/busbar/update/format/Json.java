package io.busbar.update.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small documents as maps, lists, strings, longs and booleans. Reading one that is not as expected is an {@link IOException} that names the position. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxDocumentLength(1 << 20).build())
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final String SEAL = "sha256";

    private Json() {}

    static Fields read(byte[] text) throws IOException {
        try (JsonParser in = FACTORY.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            Fields fields = new Fields("", object(in));
            if (in.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return fields;
        }
    }

    /** A document with its own hash, so that a damaged one is not used: nobody signs what the station writes for itself. */
    static byte[] seal(Map<String, ?> document) {
        Map<String, Object> sealed = new LinkedHashMap<>(document);
        sealed.put(SEAL, Sha256.of(write(document)));
        return write(sealed);
    }

    static Fields readSealed(byte[] text) throws IOException {
        Fields fields = read(text);
        Map<String, Object> document = new LinkedHashMap<>(fields.values());
        document.remove(SEAL);
        if (!Sha256.of(write(document)).equals(fields.text(SEAL))) {
            throw new IOException("what is written is not what was written");
        }
        return new Fields("", document);
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            fields.put(name, value(in));
        }
        return fields;
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(in));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            case VALUE_STRING -> in.getText();
            default -> throw new IOException("a value of another kind than text, whole number, true, false, list or object");
        };
    }

    static byte[] write(Map<String, ?> document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes).useDefaultPrettyPrinter()) {
            write(out, document);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                write(out, entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    /** The fields of an object, read with their types. */
    record Fields(String where, Map<String, Object> values) {

        boolean has(String name) {
            return values.containsKey(name);
        }

        String text(String name) throws IOException {
            return as(String.class, name, values.get(name));
        }

        String text(String name, String otherwise) throws IOException {
            return has(name) ? text(name) : otherwise;
        }

        /** Also one written as a text, as tools for features do. */
        long number(String name) throws IOException {
            if (values.get(name) instanceof String text && text.matches("[0-9]{1,9}")) {
                return Long.parseLong(text);
            }
            return as(Long.class, name, values.get(name));
        }

        long number(String name, long otherwise) throws IOException {
            return has(name) ? number(name) : otherwise;
        }

        boolean flag(String name) throws IOException {
            return has(name) && as(Boolean.class, name, values.get(name));
        }

        List<String> texts(String name) throws IOException {
            List<String> texts = new ArrayList<>();
            for (Object item : list(name)) {
                texts.add(as(String.class, name, item));
            }
            return texts;
        }

        List<Fields> objects(String name) throws IOException {
            List<Fields> objects = new ArrayList<>();
            for (Object item : list(name)) {
                objects.add(fields(name, item));
            }
            return objects;
        }

        Fields object(String name) throws IOException {
            return has(name) ? fields(name, values.get(name)) : new Fields(where + "/" + name, Map.of());
        }

        private List<?> list(String name) throws IOException {
            return has(name) ? as(List.class, name, values.get(name)) : List.of();
        }

        @SuppressWarnings("unchecked")
        private Fields fields(String name, Object value) throws IOException {
            return new Fields(where + "/" + name, as(Map.class, name, value));
        }

        private <T> T as(Class<T> type, String name, Object value) throws IOException {
            if (!type.isInstance(value)) {
                throw new IOException(where + "/" + name + (value == null ? " is missing" : " is of another type"));
            }
            return type.cast(value);
        }
    }
}
