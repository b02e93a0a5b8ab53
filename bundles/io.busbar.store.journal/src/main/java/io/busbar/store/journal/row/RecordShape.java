package io.busbar.store.journal.row;

import io.busbar.store.api.StoreException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one record type is read and written. Kept with the class itself ({@link ClassValue}), so that it is collected with the class
 * and no cache holds on to the class loader of a bundle that was replaced.
 *
 * <p>
 * Plain reflection rather than method handles: a station touches each shape a few times a minute, and spinning handles costs at start.
 */
final class RecordShape<V extends Record> {

    private static final ClassValue<RecordShape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
            return new RecordShape<>(type.asSubclass(Record.class));
        }
    };

    private record Component(String name, Method accessor, ValueKind kind) {}

    private final Class<V> type;
    private final Component[] components;
    private final Constructor<V> constructor;

    private RecordShape(Class<V> type) {
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new StoreException("No canonical constructor in " + type.getName(), e);
        }
        constructor.setAccessible(true);
        components = new Component[declared.length];
        for (int i = 0; i < declared.length; i++) {
            Method accessor = declared[i].getAccessor();
            accessor.setAccessible(true);
            ValueKind kind = ValueKind.of(declared[i].getGenericType(), type.getName() + "." + declared[i].getName());
            components[i] = new Component(declared[i].getName(), accessor, kind);
        }
    }

    @SuppressWarnings("unchecked")
    static <V extends Record> RecordShape<V> of(Class<V> type) {
        return (RecordShape<V>) SHAPES.get(type);
    }

    Class<V> type() {
        return type;
    }

    void write(ByteWriter out, Object value) {
        Object[] values = new Object[components.length];
        int present = 0;
        for (int i = 0; i < components.length; i++) {
            values[i] = call(components[i].accessor, value);
            if (values[i] instanceof Optional<?> optional) {
                values[i] = optional.orElse(null);
            }
            present += values[i] == null ? 0 : 1;
        }
        Tree.beginMap(out, present);
        for (int i = 0; i < components.length; i++) {
            if (values[i] != null) {
                out.writeString(components[i].name);
                components[i].kind.write(out, values[i]);
            }
        }
    }

    V fromTree(Map<?, ?> tree) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object stored = tree.get(components[i].name);
            values[i] = stored == null ? components[i].kind.absent() : components[i].kind.fromTree(stored);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + " refuses its components: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot make a " + type.getName(), e);
        }
    }

    private static Object call(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot read " + accessor, e);
        }
    }
}
