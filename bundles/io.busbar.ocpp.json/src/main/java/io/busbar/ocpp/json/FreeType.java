package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any JSON, as unmodifiable maps and lists of plain values. The parser's depth limit bounds the recursion. */
final class FreeType implements JsonType {

    static final FreeType INSTANCE = new FreeType();

    private FreeType() {}

    @Override
    public Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> Collections.unmodifiableMap(object(in));
            case START_ARRAY -> Collections.unmodifiableList(list(in));
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            default -> null;
        };
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            write(out, number);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object entry : list) {
                write(out, entry);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                out.writeFieldName(String.valueOf(field.getKey()));
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else {
            throw Violation.type("a string, number, boolean, list, map or null");
        }
    }

    private static void write(JsonGenerator out, Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw Violation.property("not a finite number");
            }
            out.writeNumber(number.toString());
        } else {
            out.writeNumber(number.longValue());
        }
    }

    private Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            object.put(name, read(in));
        }
        return object;
    }

    private List<Object> list(JsonParser in) throws IOException {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(in));
        }
        return list;
    }
}
