package io.busbar.station.core.model;

import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables.Reading;
import io.busbar.station.api.model.Variables.WriteResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A variable while it is declared. */
final class DeclaredVariable<T> implements Variable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredVariable.class);

    private final StationModel model;
    private final String owner;
    private final VariableId id;
    private final VariableSpec<T> spec;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;
    private volatile Reading reading;
    private volatile boolean withdrawn;

    DeclaredVariable(StationModel model, String owner, VariableId id, VariableSpec<T> spec) {
        this.model = model;
        this.owner = owner;
        this.id = id;
        this.spec = spec;
        setInForce(valueAtStart());
    }

    private T valueAtStart() {
        Optional<T> configured = model.memory().configured(id).flatMap(this::configured);
        if (!writable()) {
            return spec.initial();
        }
        return model.memory().remembered(id, spec.isRebootRequired()).flatMap(this::stored).or(() -> configured).orElse(spec.initial());
    }

    private Optional<T> stored(String text) {
        try {
            return Optional.of(ValueText.parse(spec, text));
        } catch (ValueText.RefusedValue e) {
            LOG.warn("{}: the stored value does not fit ({}); not used", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** Evaluated also while the CSMS's value comes before it: a mistake in the configuration is one. Reported by the station's health. */
    private Optional<T> configured(String text) {
        if (!writable()) {
            model.memory().evaluated(id, Optional.of("the variable cannot be set"));
            return Optional.empty();
        }
        try {
            T fitting = ValueText.parse(spec, text);
            model.memory().evaluated(id, Optional.empty());
            return Optional.of(fitting);
        } catch (ValueText.RefusedValue e) {
            model.memory().evaluated(id, Optional.of("the value does not fit (" + e.getMessage() + ")"));
            return Optional.empty();
        }
    }

    private boolean writable() {
        return spec.mutability() != Mutability.ReadOnly && spec.computed().isEmpty();
    }

    private void setInForce(T newValue) {
        value = newValue;
        reading = new Reading(id, spec, text(newValue));
    }

    private Optional<String> text(T of) {
        return spec.mutability() == Mutability.WriteOnly ? Optional.empty() : Optional.of(ValueText.format(spec.type(), of));
    }

    String owner() {
        return owner;
    }

    void withdraw() {
        withdrawn = true;
    }

    Reading reading() {
        return spec.computed().isEmpty() ? reading : new Reading(id, spec, text(value()));
    }

    @Override
    public VariableId id() {
        return id;
    }

    @Override
    public T value() {
        return spec.computed().isPresent() ? spec.computed().get().get() : value;
    }

    @Override
    public void onChange(Consumer<T> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    @Override
    public void set(T newValue) {
        if (spec.computed().isPresent()) {
            throw new IllegalStateException(id + " is computed");
        }
        if (newValue.equals(value)) {
            return;
        }
        setInForce(newValue);
        if (writable()) {
            String text = ValueText.format(spec.type(), newValue);
            model.memory().remember(id, text, true).onSuccess(durable -> notifyListeners(newValue)).onFailure(this::notKept);
        } else {
            notifyListeners(newValue);
        }
    }

    private void notKept(Throwable failure) {
        LOG.error("{}: the value could not be kept", id, failure);
    }

    Promise<WriteResult> write(String text) {
        if (!writable()) {
            return model.loop().resolved(new WriteResult.ReadOnly());
        }
        T newValue;
        try {
            newValue = ValueText.parse(spec, text);
        } catch (ValueText.RefusedValue e) {
            return model.loop().resolved(new WriteResult.Refused(e.getMessage(), e.outOfRange()));
        }
        Optional<String> objection = spec.check().apply(newValue);
        if (objection.isPresent()) {
            return model.loop().resolved(new WriteResult.Refused(objection.get(), false));
        }
        boolean later = spec.isRebootRequired() && !newValue.equals(value);
        return model.memory().remember(id, ValueText.format(spec.type(), newValue), !later).map(durable -> {
            if (later) {
                return new WriteResult.RebootRequired();
            }
            if (!withdrawn && !newValue.equals(value)) {
                setInForce(newValue);
                notifyListeners(newValue);
            }
            return new WriteResult.Accepted();
        });
    }

    private void notifyListeners(T newValue) {
        if (withdrawn) {
            return;
        }
        model.changed(id, text(newValue));
        for (Consumer<T> listener : listeners) {
            try {
                listener.accept(newValue);
            } catch (RuntimeException failure) {
                model.failed(owner, failure);
            }
        }
    }
}
