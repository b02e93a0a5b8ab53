package io.busbar.store.journal.row;

import io.busbar.store.api.StoreException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the values of one declared type are written, and read from the tree of a stored row. */
interface ValueKind {

    /** @param value not null, and not an Optional: what one holds is written in its place */
    void write(ByteWriter out, Object value);

    /** @param stored not null */
    Object fromTree(Object stored);

    /** What a component reads as that its row lacks. */
    default Object absent() {
        return null;
    }

    /**
     * @param place names the component in the message
     * @throws StoreException for a type that cannot be stored
     */
    static ValueKind of(Type type, String place) {
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], place);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return new OptionalKind(of(arguments[0], place));
            }
            if (generic.getRawType() == List.class) {
                return new ListKind(of(arguments[0], place));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapKind(of(arguments[1], place));
            }
        } else if (type instanceof Class<?> simple) {
            return ofClass(simple, place);
        }
        throw unsupported(type, place);
    }

    private static ValueKind ofClass(Class<?> type, String place) {
        if (type == Object.class) {
            return new PlainKind(Object.class, null);
        }
        if (type == String.class) {
            return new PlainKind(String.class, null);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new PlainKind(Boolean.class, type.isPrimitive() ? false : null);
        }
        if (type == Instant.class || type == Duration.class) {
            return new TimeKind(type == Instant.class);
        }
        if (type.isEnum()) {
            return new EnumKind(type.asSubclass(Enum.class));
        }
        if (type.isRecord()) {
            return new RecordKind(type.asSubclass(Record.class));
        }
        if (type == char.class || !type.isPrimitive() && !NumberKind.BOXES.contains(type)) {
            throw unsupported(type, place);
        }
        return new NumberKind(type);
    }

    private static StoreException unsupported(Type type, String place) {
        return new StoreException("Cannot store " + place + " of type " + type.getTypeName()
                + "; storable are strings, numbers, booleans, enums, Instant, Duration, Optional, List, Map<String, ...> and records of these");
    }

    /** A string, a boolean or any tree, stored as it is. */
    record PlainKind(Class<?> type, Object absent) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            Tree.write(out, value);
        }

        @Override
        public Object fromTree(Object stored) {
            return type.cast(stored);
        }
    }

    record NumberKind(Class<?> type) implements ValueKind {

        static final List<Class<?>> BOXES = List.of(
                Integer.class, Long.class, Double.class, Float.class, Short.class, Byte.class, BigDecimal.class, BigInteger.class);

        @Override
        public void write(ByteWriter out, Object value) {
            Tree.write(out, value);
        }

        @Override
        public Object fromTree(Object stored) {
            Number number = (Number) stored;
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact(whole(number));
            }
            if (type == long.class || type == Long.class) {
                return whole(number);
            }
            if (type == double.class || type == Double.class) {
                return number.doubleValue();
            }
            if (type == float.class || type == Float.class) {
                return number.floatValue();
            }
            if (type == BigDecimal.class) {
                return stored instanceof BigDecimal ? stored : new BigDecimal(stored.toString());
            }
            if (type == BigInteger.class) {
                return stored instanceof BigInteger ? stored : BigInteger.valueOf(whole(number));
            }
            int small = Math.toIntExact(whole(number));
            return type == short.class || type == Short.class ? (Object) (short) small : (Object) (byte) small;
        }

        private static long whole(Number number) {
            if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
                return number.longValue();
            }
            return new BigDecimal(number.toString()).longValueExact();
        }

        @Override
        public Object absent() {
            return type.isPrimitive() ? fromTree(0) : null;
        }
    }

    record TimeKind(boolean instant) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            Tree.write(out, value.toString());
        }

        @Override
        public Object fromTree(Object stored) {
            return instant ? Instant.parse((String) stored) : Duration.parse((String) stored);
        }
    }

    @SuppressWarnings("rawtypes")
    record EnumKind(Class<? extends Enum> type) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            Tree.write(out, ((Enum<?>) value).name());
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object fromTree(Object stored) {
            return Enum.valueOf(type, (String) stored);
        }
    }

    /** Finds the nested record's shape when a value is met, so that a record may contain itself. */
    record RecordKind(Class<? extends Record> type) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            RecordShape.of(type).write(out, value);
        }

        @Override
        public Object fromTree(Object stored) {
            return RecordShape.of(type).fromTree((Map<?, ?>) stored);
        }
    }

    record OptionalKind(ValueKind content) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            content.write(out, value);
        }

        @Override
        public Object fromTree(Object stored) {
            return Optional.of(content.fromTree(stored));
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    record ListKind(ValueKind element) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            List<?> list = (List<?>) value;
            Tree.beginList(out, list.size());
            list.forEach(each -> writeElement(out, element, each));
        }

        @Override
        public Object fromTree(Object stored) {
            List<Object> list = new ArrayList<>();
            ((List<?>) stored).forEach(each -> list.add(readElement(element, each)));
            return Collections.unmodifiableList(list);
        }
    }

    record MapKind(ValueKind element) implements ValueKind {

        @Override
        public void write(ByteWriter out, Object value) {
            Map<?, ?> map = (Map<?, ?>) value;
            Tree.beginMap(out, map.size());
            map.forEach((key, each) -> {
                out.writeString((String) key);
                writeElement(out, element, each);
            });
        }

        @Override
        public Object fromTree(Object stored) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) stored).forEach((key, each) -> map.put((String) key, readElement(element, each)));
            return Collections.unmodifiableMap(map);
        }
    }

    private static void writeElement(ByteWriter out, ValueKind kind, Object element) {
        Object content = element instanceof Optional<?> optional ? optional.orElse(null) : element;
        if (content == null) {
            Tree.write(out, null);
        } else {
            kind.write(out, content);
        }
    }

    private static Object readElement(ValueKind kind, Object stored) {
        return stored == null ? kind.absent() : kind.fromTree(stored);
    }
}
