package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object that a record stands for. */
final class RecordType implements JsonType {

    /**
     * @param index of the record component
     * @param required must be there
     */
    record Field(int index, SerializableString name, Method accessor, JsonType type, boolean required) {}

    private final Constructor<?> constructor;
    private final Field[] fields;
    private final Map<String, Field> byName = new HashMap<>();
    private final boolean ignoresUnknown;

    /** @param fields those that the version has, in their order */
    RecordType(Constructor<?> constructor, List<Field> fields, boolean ignoresUnknown) {
        this.constructor = constructor;
        this.fields = fields.toArray(Field[]::new);
        this.ignoresUnknown = ignoresUnknown;
        for (Field field : fields) {
            byName.put(field.name.getValue(), field);
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Violation.type("an object");
        }
        LenientParser lenient = in instanceof LenientParser parser ? parser : null;
        Object[] values = new Object[constructor.getParameterCount()];
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            Field field = byName.get(name);
            if (field != null) {
                if (lenient == null) {
                    read(in, field, values);
                } else {
                    readLeniently(lenient, field, values);
                }
            } else if (ignoresUnknown) {
                in.skipChildren();
            } else if (lenient != null) {
                lenient.ignore("no such field");
            } else {
                throw Violation.format("no such field").in(name);
            }
        }
        for (Field field : fields) {
            if (field.required && values[field.index] == null) {
                throw Violation.occurrence("required").in(field.name.getValue());
            }
        }
        return construct(values);
    }

    private static void read(JsonParser in, Field field, Object[] values) throws IOException {
        try {
            if (values[field.index] != null) {
                throw Violation.format("stands twice");
            }
            values[field.index] = field.type.read(in);
        } catch (Violation e) {
            throw e.in(field.name.getValue());
        }
    }

    /** A value that cannot be read counts as absent; only a required field that is absent then makes the object unreadable. */
    private static void readLeniently(LenientParser in, Field field, Object[] values) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            in.ignore("null");
            return;
        }
        int depth = in.depthOfField();
        try {
            values[field.index] = field.type.read(in);
        } catch (Violation e) {
            in.skipTo(depth);
            in.ignore(e.getMessage());
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartObject();
        for (Field field : fields) {
            Object component = component(field, value);
            try {
                if (component != null && out instanceof MendingGenerator mending) {
                    writeMended(mending, field, component);
                } else if (component != null) {
                    out.writeFieldName(field.name);
                    field.type.write(out, component);
                } else if (field.required) {
                    throw Violation.occurrence("required");
                }
            } catch (Violation e) {
                throw e.in(field.name.getValue());
            }
        }
        out.writeEndObject();
    }

    /** A field that cannot be written is left out; one that must be there makes the whole object unwritable. */
    private static void writeMended(MendingGenerator out, Field field, Object component) throws IOException {
        String text;
        try {
            text = out.apart(field.type, component);
        } catch (Violation e) {
            if (field.required) {
                throw e;
            }
            out.mended(field.name.getValue() + ": " + e.getMessage());
            return;
        }
        out.writeFieldName(field.name);
        out.writeRawValue(text);
    }

    private Object construct(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " refuses what its schema allows", e);
        }
    }

    private static Object component(Field field, Object value) {
        try {
            return field.accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
