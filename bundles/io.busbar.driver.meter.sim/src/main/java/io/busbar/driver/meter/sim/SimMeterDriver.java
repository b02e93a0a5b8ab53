package io.busbar.driver.meter.sim;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.meter.MeterDriver;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.MeterBoard;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Reads the simulated meter of an EVSE, or the main meter. */
@Component(configurationPid = "io.busbar.driver.meter.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimMeterDriver.Config.class, factory = true)
public final class SimMeterDriver implements MeterDriver {

    private static final Set<Quantity> QUANTITIES = Set.of(Quantity.ENERGY_IMPORT_WH, Quantity.POWER_IMPORT_W, Quantity.CURRENT_A,
            Quantity.VOLTAGE_V, Quantity.FREQUENCY_HZ, Quantity.POWER_FACTOR);
    private static final Set<Quantity> MAIN_QUANTITIES = Stream.concat(QUANTITIES.stream(), Stream.of(Quantity.REACTIVE_ENERGY_IMPORT_VARH,
            Quantity.APPARENT_ENERGY_IMPORT_VAH, Quantity.REACTIVE_POWER_VAR)).collect(Collectors.toUnmodifiableSet());

    /** Factory PID {@code io.busbar.driver.meter.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        /** {@link DriverProperty#EVSE_ID}; absent for the main meter. */
        @AttributeDefinition(required = false, min = "0", max = "999")
        int busbar_evse_id();

        /** Whether it is a calibrated meter, which signs its readings. */
        boolean signs() default false;
    }

    private final MeterBoard board;
    private final Set<Quantity> quantities;

    @Activate
    public SimMeterDriver(@Reference Boards boards, Config config) {
        this(boards, config.busbar_evse_id() == 0 ? OptionalInt.empty() : OptionalInt.of(config.busbar_evse_id()));
        if (config.signs()) {
            board.sign();
        }
    }

    /** @param evseId empty for the main meter */
    public SimMeterDriver(Boards boards, OptionalInt evseId) {
        board = boards.meter(evseId);
        quantities = evseId.isPresent() ? QUANTITIES : MAIN_QUANTITIES;
    }

    @Override
    public Set<Quantity> quantities() {
        return quantities;
    }

    @Override
    public Duration period() {
        return board.period();
    }

    @Override
    public void connect(Consumer<MeterReading> listener) {
        board.connect(listener);
    }

    @Override
    public void disconnect(Consumer<MeterReading> listener) {
        board.disconnect(listener);
    }
}
