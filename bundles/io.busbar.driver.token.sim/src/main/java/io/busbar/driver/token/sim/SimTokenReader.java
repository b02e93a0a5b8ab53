package io.busbar.driver.token.sim;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.ReaderBoard;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The simulated token reader of an EVSE, or of the station. */
@Component(configurationPid = "io.busbar.driver.token.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimTokenReader.Config.class, factory = true)
public final class SimTokenReader implements TokenReader {

    /** Factory PID {@code io.busbar.driver.token.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        /** {@link DriverProperty#EVSE_ID}; absent for the whole station. */
        @AttributeDefinition(required = false, min = "0", max = "999")
        int busbar_evse_id();
    }

    private final ReaderBoard board;

    @Activate
    public SimTokenReader(@Reference Boards boards, Config config) {
        this(boards, config.busbar_evse_id() == 0 ? OptionalInt.empty() : OptionalInt.of(config.busbar_evse_id()));
    }

    public SimTokenReader(Boards boards, OptionalInt evseId) {
        board = boards.reader(evseId);
    }

    @Override
    public void connect(TokenListener listener) {
        board.connect(listener);
    }

    @Override
    public void disconnect(TokenListener listener) {
        board.disconnect(listener);
    }
}
