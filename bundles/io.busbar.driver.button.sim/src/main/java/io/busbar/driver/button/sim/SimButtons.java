package io.busbar.driver.button.sim;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.ButtonBoard;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The simulated stop button and housing contact of an EVSE, or of the station. */
@Component(configurationPid = "io.busbar.driver.button.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimButtons.Config.class, factory = true)
public final class SimButtons implements ButtonDriver {

    /** Factory PID {@code io.busbar.driver.button.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        /** {@link DriverProperty#EVSE_ID}; absent for the whole station. */
        @AttributeDefinition(required = false, min = "0", max = "999")
        int busbar_evse_id();
    }

    private final ButtonBoard board;

    @Activate
    public SimButtons(@Reference Boards boards, Config config) {
        this(boards, config.busbar_evse_id() == 0 ? OptionalInt.empty() : OptionalInt.of(config.busbar_evse_id()));
    }

    public SimButtons(Boards boards, OptionalInt evseId) {
        board = boards.buttons(evseId);
    }

    @Override
    public void connect(ButtonListener listener) {
        board.connect(listener);
    }

    @Override
    public void disconnect(ButtonListener listener) {
        board.disconnect(listener);
    }
}
