package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the records and their annotations mean under one set of rules; each record is inspected when it is first met. */
final class Shapes {

    private final Rules rules;
    private final Map<Class<?>, RecordType> records = new ConcurrentHashMap<>();
    private final Map<Class<?>, EnumType> enums = new ConcurrentHashMap<>();

    Shapes(Rules rules) {
        this.rules = rules;
    }

    RecordType of(Class<?> type) {
        RecordType known = records.get(type);
        return known != null ? known : records.computeIfAbsent(type, this::inspect);
    }

    private RecordType inspect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        List<RecordType.Field> fields = new ArrayList<>(components.length);
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            Limits limits = new Limits(components[i]);
            if (rules != Rules.V201 || limits.since21 == null) {
                fields.add(new RecordType.Field(i, new SerializedString(components[i].getName()), components[i].getAccessor(),
                        typeOf(components[i], limits), required(components[i], limits)));
            }
        }
        try {
            return new RecordType(type.getDeclaredConstructor(parameters), fields, !rules.limited());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean required(RecordComponent component, Limits limits) {
        if (!rules.limited()) {
            return component.getType().isPrimitive();
        }
        return limits.required != null || rules == Rules.V201 && limits.in201 != null && limits.in201.required();
    }

    private JsonType typeOf(RecordComponent component, Limits limits) {
        if (component.getType() != List.class) {
            return scalar(component.getType(), limits);
        }
        Class<?> entry = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (!rules.limited()) {
            return new ListType(scalar(entry, limits), 0, Integer.MAX_VALUE);
        }
        Count count = limits.count;
        return count == null
                ? new ListType(scalar(entry, limits), 1, Integer.MAX_VALUE)
                : new ListType(scalar(entry, limits), count.min(), count.max());
    }

    private JsonType scalar(Class<?> type, Limits limits) {
        if (type == String.class) {
            return text(limits);
        } else if (type == int.class || type == Integer.class) {
            return new Scalars.Whole(bounds(limits));
        } else if (type == double.class || type == Double.class) {
            return new Scalars.Decimal(bounds(limits), rules == Rules.V201 && limits.in201 != null && limits.in201.integer());
        } else if (type == boolean.class || type == Boolean.class) {
            return new Scalars.Flag();
        } else if (type == Instant.class) {
            return new Scalars.Timestamp(!rules.limited());
        } else if (type == Object.class) {
            return FreeType.INSTANCE;
        } else if (type == CustomData.class) {
            return new CustomDataType(new Scalars.Text(rules.limited() ? 255 : Integer.MAX_VALUE, Set.of()));
        } else if (type.isEnum()) {
            return enums.computeIfAbsent(type, t -> new EnumType(t, rules));
        } else if (type.isRecord()) {
            return new Lazy(type);
        }
        throw new IllegalStateException("No JSON for " + type);
    }

    private Scalars.Text text(Limits limits) {
        int maxLength = Integer.MAX_VALUE;
        Set<String> allowed = Set.of();
        if (rules.limited() && limits.length != null) {
            maxLength = limits.length.max();
        }
        if (rules == Rules.V201 && limits.in201 != null) {
            if (limits.in201.maxLength() >= 0) {
                maxLength = limits.in201.maxLength();
            }
            allowed = new LinkedHashSet<>(List.of(limits.in201.oneOf()));
        }
        return new Scalars.Text(maxLength, allowed);
    }

    private Scalars.Bounds bounds(Limits limits) {
        Range range = limits.range;
        if (range == null || !rules.limited() || rules == Rules.V201 && range.since21()) {
            return Scalars.Bounds.NONE;
        }
        return new Scalars.Bounds(range.min(), range.max());
    }

    /** The annotations of a component, fetched once. */
    private static final class Limits {

        private Required required;
        private Length length;
        private Range range;
        private Count count;
        private Since21 since21;
        private In201 in201;

        Limits(RecordComponent component) {
            for (Annotation annotation : component.getAnnotations()) {
                if (annotation instanceof Required found) {
                    required = found;
                } else if (annotation instanceof Length found) {
                    length = found;
                } else if (annotation instanceof Range found) {
                    range = found;
                } else if (annotation instanceof Count found) {
                    count = found;
                } else if (annotation instanceof Since21 found) {
                    since21 = found;
                } else if (annotation instanceof In201 found) {
                    in201 = found;
                }
            }
        }
    }

    /** A record inside another, inspected when a message first has it. */
    private final class Lazy implements JsonType {

        private final Class<?> type;
        private RecordType record;

        Lazy(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return record().read(in);
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            record().write(out, value);
        }

        /** A race does no harm: all get the same. */
        private RecordType record() {
            RecordType known = record;
            if (known == null) {
                known = of(type);
                record = known;
            }
            return known;
        }
    }
}
