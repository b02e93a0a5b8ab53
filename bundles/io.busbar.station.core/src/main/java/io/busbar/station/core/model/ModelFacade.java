package io.busbar.station.core.model;

import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The device model in the hands of one owner, by custom a bundle: what it declared goes with it. Any thread. */
public class ModelFacade implements DeviceModel, AutoCloseable {

    private final StationModel model;
    private final String owner;
    private final Set<VariableId> own = ConcurrentHashMap.newKeySet();

    public ModelFacade(StationModel model, String owner) {
        this.model = model;
        this.owner = owner;
    }

    @Override
    public <T> Variable<T> declare(ComponentId component, VariableSpec<T> spec) {
        Variable<T> variable = model.declare(owner, component, spec);
        own.add(variable.id());
        return variable;
    }

    @Override
    public void withdraw(VariableId variable) {
        if (own.remove(variable)) {
            model.withdraw(owner, variable);
        }
    }

    /** Withdraws everything. */
    @Override
    public void close() {
        own.forEach(this::withdraw);
    }
}
