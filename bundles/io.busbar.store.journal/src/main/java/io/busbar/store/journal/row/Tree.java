package io.busbar.store.journal.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of self-describing values: null, booleans, numbers, strings, lists and string-keyed maps, each behind a tag. */
final class Tree {

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 5;
    private static final int STRING = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;
    private static final int DECIMAL = 9;
    private static final int BIG_INTEGER = 10;

    private Tree() {}

    static void write(ByteWriter out, Object value) {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof String string) {
            out.writeByte(STRING);
            out.writeString(string);
        } else if (value instanceof Boolean flag) {
            out.writeByte(flag ? TRUE : FALSE);
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else if (value instanceof List<?> list) {
            beginList(out, list.size());
            list.forEach(element -> write(out, element));
        } else if (value instanceof Map<?, ?> map) {
            beginMap(out, map.size());
            map.forEach((key, element) -> {
                if (!(key instanceof String name)) {
                    throw new IllegalArgumentException("Cannot store a map with a key that is not a string: " + key);
                }
                out.writeString(name);
                write(out, element);
            });
        } else {
            throw new IllegalArgumentException("Cannot store a " + value.getClass().getName() + " in a component of type Object");
        }
    }

    static void beginList(ByteWriter out, int count) {
        out.writeByte(LIST);
        out.writeVarLong(count);
    }

    static void beginMap(ByteWriter out, int count) {
        out.writeByte(MAP);
        out.writeVarLong(count);
    }

    private static void writeNumber(ByteWriter out, Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.writeByte(INT);
            out.writeVarLong(zigzag(number.longValue()));
        } else if (number instanceof Long) {
            out.writeByte(LONG);
            out.writeVarLong(zigzag(number.longValue()));
        } else if (number instanceof Double || number instanceof Float) {
            out.writeByte(DOUBLE);
            out.writeDouble(number.doubleValue());
        } else if (number instanceof BigDecimal) {
            out.writeByte(DECIMAL);
            out.writeString(number.toString());
        } else if (number instanceof BigInteger) {
            out.writeByte(BIG_INTEGER);
            out.writeString(number.toString());
        } else {
            throw new IllegalArgumentException("Cannot store a number of " + number.getClass());
        }
    }

    static Object read(ByteReader in) {
        int tag = in.readByte();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INT -> (int) unzigzag(in.readVarLong());
            case LONG -> unzigzag(in.readVarLong());
            case DOUBLE -> in.readDouble();
            case STRING -> in.readString();
            case LIST -> readList(in);
            case MAP -> readMap(in);
            case DECIMAL -> new BigDecimal(in.readString());
            case BIG_INTEGER -> new BigInteger(in.readString());
            default -> throw new IllegalArgumentException("No value begins with byte " + tag);
        };
    }

    private static List<Object> readList(ByteReader in) {
        int count = in.readCount();
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, Object> readMap(ByteReader in) {
        int count = in.readCount();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(in.readString(), read(in));
        }
        return map;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
