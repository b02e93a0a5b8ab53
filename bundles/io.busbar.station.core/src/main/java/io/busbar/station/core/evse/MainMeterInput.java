package io.busbar.station.core.evse;

import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.station.api.evse.Metered;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.core.Attachment;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The station's main meter, and the component ElectricalFeed: there from the first time that there is a meter, available while there is. */
final class MainMeterInput {

    private static final Logger LOG = LoggerFactory.getLogger(MainMeterInput.class);
    private static final ComponentId FEED = ComponentId.of("ElectricalFeed");

    private final DeviceModel model;
    private final MeterInput meter;
    private Optional<Variable<Boolean>> problem = Optional.empty();

    MainMeterInput(EvseContext context) {
        model = context.model();
        meter = new MeterInput(context.loop(), context.settings().driverGrace(), "the grid connection", this::silent);
    }

    Metered meter() {
        return meter;
    }

    Attachment attach(MeterDriver driver) {
        if (problem.isEmpty()) {
            model.declare(FEED, VariableSpec.bool("Available", false).computed(() -> meter.meter().isPresent()));
            model.declare(FEED, VariableSpec.decimal("Power", 0).unit("W").computed(this::watts));
            problem = Optional.of(model.declare(FEED, VariableSpec.bool("Problem", false)));
        }
        return meter.attach(driver);
    }

    private double watts() {
        return meter.meter().map(reading -> reading.value(Quantity.POWER_IMPORT_W)).orElse(OptionalDouble.empty()).orElse(0);
    }

    private void silent(boolean now) {
        if (now) {
            LOG.warn("the main meter is silent");
        } else {
            LOG.info("the main meter is heard again");
        }
        problem.ifPresent(variable -> variable.set(now));
    }
}
