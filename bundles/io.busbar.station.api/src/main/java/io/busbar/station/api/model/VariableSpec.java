package io.busbar.station.api.model;

import io.busbar.ocpp.messages.provisioning.DataType;
import io.busbar.ocpp.messages.provisioning.Mutability;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The declaration of a variable, immutable, built from one of the factories: {@code VariableSpec.integer("Interval", 900).unit("s").range(0,
 * 86400).readWrite()}. Read-only unless said otherwise. A variable that the CSMS may write is kept over restarts; what it is before the
 * first write is the configuration file's value, else {@code initial}.
 *
 * @param <T> Boolean, Integer, Double, String, Instant, or List of String
 */
public final class VariableSpec<T> {

    private final String name;
    private final DataType type;
    private final T initial;
    private Optional<String> instance = Optional.empty();
    private Mutability mutability = Mutability.ReadOnly;
    private Optional<String> unit = Optional.empty();
    private OptionalDouble min = OptionalDouble.empty();
    private OptionalDouble max = OptionalDouble.empty();
    private OptionalInt maxLength = OptionalInt.empty();
    private TextForm form = TextForm.TEXT;
    private List<String> values = List.of();
    private boolean rebootRequired;
    private Function<T, Optional<String>> check = value -> Optional.empty();
    private Optional<Supplier<T>> computed = Optional.empty();

    private VariableSpec(String name, DataType type, T initial) {
        this.name = Objects.requireNonNull(name);
        this.type = type;
        this.initial = Objects.requireNonNull(initial);
    }

    private VariableSpec(VariableSpec<T> other) {
        this(other.name, other.type, other.initial);
        instance = other.instance;
        mutability = other.mutability;
        unit = other.unit;
        min = other.min;
        max = other.max;
        maxLength = other.maxLength;
        form = other.form;
        values = other.values;
        rebootRequired = other.rebootRequired;
        check = other.check;
        computed = other.computed;
    }

    public static VariableSpec<Boolean> bool(String name, boolean initial) {
        return new VariableSpec<>(name, DataType.boolean_, initial);
    }

    public static VariableSpec<Integer> integer(String name, int initial) {
        return new VariableSpec<>(name, DataType.integer, initial);
    }

    public static VariableSpec<Double> decimal(String name, double initial) {
        return new VariableSpec<>(name, DataType.decimal, initial);
    }

    public static VariableSpec<String> text(String name, String initial) {
        return new VariableSpec<>(name, DataType.string, initial);
    }

    public static VariableSpec<Instant> dateTime(String name, Instant initial) {
        return new VariableSpec<>(name, DataType.dateTime, initial);
    }

    /** One of {@code values}. */
    public static VariableSpec<String> option(String name, String initial, List<String> values) {
        VariableSpec<String> spec = new VariableSpec<>(name, DataType.OptionList, initial);
        spec.values = List.copyOf(values);
        return spec;
    }

    /** Any of {@code values} (any text if empty), each once, order without meaning. */
    public static VariableSpec<List<String>> members(String name, List<String> initial, List<String> values) {
        VariableSpec<List<String>> spec = new VariableSpec<>(name, DataType.MemberList, List.copyOf(initial));
        spec.values = List.copyOf(values);
        return spec;
    }

    /** As {@link #members}, in an order that has a meaning. */
    public static VariableSpec<List<String>> sequence(String name, List<String> initial, List<String> values) {
        VariableSpec<List<String>> spec = new VariableSpec<>(name, DataType.SequenceList, List.copyOf(initial));
        spec.values = List.copyOf(values);
        return spec;
    }

    public VariableSpec<T> instance(String value) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.instance = Optional.of(value);
        return spec;
    }

    public VariableSpec<T> readWrite() {
        return mutability(Mutability.ReadWrite);
    }

    public VariableSpec<T> writeOnly() {
        return mutability(Mutability.WriteOnly);
    }

    private VariableSpec<T> mutability(Mutability value) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.mutability = value;
        return spec;
    }

    /**
     * @param value of {@link Units}, e.g. {@code s} or {@code Wh}
     * @throws IllegalArgumentException if it is none
     */
    public VariableSpec<T> unit(String value) {
        if (!Units.isStandard(value)) {
            throw new IllegalArgumentException(value + " is no unit of OCPP");
        }
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.unit = Optional.of(value);
        return spec;
    }

    /** Least and greatest number, both allowed. */
    public VariableSpec<T> range(double least, double greatest) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.min = OptionalDouble.of(least);
        spec.max = OptionalDouble.of(greatest);
        return spec;
    }

    /** Least number allowed. */
    public VariableSpec<T> atLeast(double least) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.min = OptionalDouble.of(least);
        return spec;
    }

    /** Greatest number, or for a read-only counter its capacity. */
    public VariableSpec<T> maxLimit(double greatest) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.max = OptionalDouble.of(greatest);
        return spec;
    }

    /** Longest text, in characters; for lists of the comma-separated text. */
    public VariableSpec<T> maxLength(int characters) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.maxLength = OptionalInt.of(characters);
        return spec;
    }

    /** What a text is made of. An empty one is of any form. */
    public VariableSpec<T> form(TextForm of) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.form = Objects.requireNonNull(of);
        return spec;
    }

    /** A write takes effect at the next start; it is answered with RebootRequired, and {@link Variable#value} stays until then. */
    public VariableSpec<T> rebootRequired() {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.rebootRequired = true;
        return spec;
    }

    /** A further condition on what the CSMS writes: empty if good, else the reason of the refusal. */
    public VariableSpec<T> check(Function<T, Optional<String>> condition) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.check = Objects.requireNonNull(condition);
        return spec;
    }

    /** A read-only variable whose value is asked for when it is read. */
    public VariableSpec<T> computed(Supplier<T> source) {
        VariableSpec<T> spec = new VariableSpec<>(this);
        spec.computed = Optional.of(source);
        return spec;
    }

    public String name() {
        return name;
    }

    public Optional<String> instance() {
        return instance;
    }

    public DataType type() {
        return type;
    }

    public T initial() {
        return initial;
    }

    public Mutability mutability() {
        return mutability;
    }

    public Optional<String> unit() {
        return unit;
    }

    public OptionalDouble min() {
        return min;
    }

    public OptionalDouble max() {
        return max;
    }

    public OptionalInt maxLength() {
        return maxLength;
    }

    public TextForm form() {
        return form;
    }

    public List<String> values() {
        return values;
    }

    public boolean isRebootRequired() {
        return rebootRequired;
    }

    public Function<T, Optional<String>> check() {
        return check;
    }

    public Optional<Supplier<T>> computed() {
        return computed;
    }
}
