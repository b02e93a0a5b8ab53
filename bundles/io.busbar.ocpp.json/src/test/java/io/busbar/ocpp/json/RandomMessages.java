package io.busbar.ocpp.json;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;
import io.busbar.ocpp.messages.common.CustomData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Messages that a version takes, made up from their annotations. What the version does not have is filled in too, and must be left out. */
final class RandomMessages {

    private static final String CHARACTERS = "abcXYZ019 \"\\/\n\t<>&\u0001\u00e9\u20ac\uD83D\uDD0C";
    private static final int DEEPEST = 4;
    private static final int LONGEST = 300;

    private final Random random;
    private final boolean v201;

    RandomMessages(OcppVersion version, long seed) {
        random = new Random(seed);
        v201 = version == OcppVersion.V201;
    }

    <T> T message(Class<T> type) {
        return type.cast(value(type, null, 0));
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(component -> component(component, depth)).toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object component(RecordComponent component, int depth) {
        In201 in201 = component.getAnnotation(In201.class);
        boolean required = component.isAnnotationPresent(Required.class) || v201 && in201 != null && in201.required();
        if (!required && (depth > DEEPEST || random.nextInt(3) == 0)) {
            return null;
        }
        if (component.getType() != List.class) {
            return value(component.getType(), component, depth);
        }
        Class<?> entry = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        Count count = component.getAnnotation(Count.class);
        int min = count == null ? 1 : count.min();
        int max = Math.min(min + 2, count == null ? Integer.MAX_VALUE : count.max());
        return IntStream.range(0, min + random.nextInt(max - min + 1)).mapToObj(i -> value(entry, component, depth)).toList();
    }

    private Object value(Class<?> type, RecordComponent component, int depth) {
        if (type == String.class) {
            return text(component);
        } else if (type == int.class || type == Integer.class) {
            return (int) number(component, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == double.class || type == Double.class) {
            return decimal(component);
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        } else if (type == Object.class) {
            return free(0);
        } else if (type == CustomData.class) {
            return new CustomData(characters(20), Map.of("extra", free(0)));
        } else if (type.isEnum()) {
            return constant(type);
        }
        return record(type, depth + 1);
    }

    private String text(RecordComponent component) {
        In201 in201 = v201 && component != null ? component.getAnnotation(In201.class) : null;
        if (in201 != null && in201.oneOf().length > 0) {
            return in201.oneOf()[random.nextInt(in201.oneOf().length)];
        }
        Length length = component == null ? null : component.getAnnotation(Length.class);
        int max = in201 != null && in201.maxLength() >= 0 ? in201.maxLength() : length == null ? LONGEST : length.max();
        return characters(random.nextInt(8) == 0 ? max : random.nextInt(Math.min(max, LONGEST) + 1));
    }

    private String characters(int count) {
        int[] choice = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(choice[random.nextInt(choice.length)]);
        }
        return text.toString();
    }

    private double decimal(RecordComponent component) {
        In201 in201 = component.getAnnotation(In201.class);
        double number = number(component, -1e9, 1e9);
        if (v201 && in201 != null && in201.integer()) {
            return Math.rint(number);
        }
        return random.nextBoolean() ? number : BigDecimal.valueOf(Math.rint(number * 10)).movePointLeft(1).doubleValue();
    }

    private double number(RecordComponent component, double lowest, double highest) {
        Range range = component.getAnnotation(Range.class);
        boolean bounded = range != null && !(v201 && range.since21());
        double min = bounded ? Math.max(lowest, range.min()) : lowest;
        double max = bounded ? Math.min(highest, range.max()) : highest;
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + random.nextDouble() * (max - min);
        };
    }

    private Object constant(Class<?> type) {
        List<Object> constants = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            try {
                if (!v201 || !type.getField(((WireEnum) constant).name()).isAnnotationPresent(Since21.class)) {
                    constants.add(constant);
                }
            } catch (NoSuchFieldException e) {
                throw new AssertionError(e);
            }
        }
        return constants.get(random.nextInt(constants.size()));
    }

    private Object free(int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 6)) {
            case 0 -> characters(5);
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> BigDecimal.valueOf(random.nextInt(), 3);
            case 4 -> List.of(free(depth + 1), free(depth + 1));
            default -> Map.of("a", free(depth + 1));
        };
    }
}
