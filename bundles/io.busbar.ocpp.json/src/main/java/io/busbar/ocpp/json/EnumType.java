package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/** An enumeration, as far as the version has its constants. */
final class EnumType implements JsonType {

    private final String name;
    private final Map<String, WireEnum> constants = new HashMap<>();

    EnumType(Class<?> type, Rules rules) {
        name = type.getSimpleName();
        for (Field field : type.getFields()) {
            if (field.isEnumConstant() && !(rules == Rules.V201 && field.isAnnotationPresent(Since21.class))) {
                WireEnum constant = constant(field);
                constants.put(constant.wire(), constant);
            }
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        WireEnum constant = constants.get(Scalars.string(in, "a string"));
        if (constant == null) {
            throw Violation.property("no value of " + name);
        }
        return constant;
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        String wire = ((WireEnum) value).wire();
        if (!constants.containsKey(wire)) {
            throw Violation.property(wire + " is no value of " + name + " in this version");
        }
        out.writeString(wire);
    }

    private static WireEnum constant(Field field) {
        try {
            return (WireEnum) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
