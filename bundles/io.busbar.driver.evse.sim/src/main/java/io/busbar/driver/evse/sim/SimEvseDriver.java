package io.busbar.driver.evse.sim;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.CableLock;
import io.busbar.driver.api.evse.ConnectorAbilities;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.Permit;
import io.busbar.plant.api.Boards;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.osgi.util.promise.Promise;

/** Drives the simulated power board of an EVSE. When it goes it leaves the board alone: the watchdog there bounds its absence. */
@Component(configurationPid = "io.busbar.driver.evse.sim", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimEvseDriver.Config.class, factory = true)
public final class SimEvseDriver implements EvseDriver {

    private static final double MIN_AMPS = 6;
    private static final double NOMINAL_VOLTS = 230;
    /** ConnectorEnumType (part 2, 3.26), as far as a plug goes in. */
    private static final String CONNECTOR = "(cCCS1|cCCS2|cG105|cTesla|cType1|cType2|s309-1P-16A|s309-1P-32A|s309-3P-16A|s309-3P-32A|sBS1361|sCEE-7-7|sType2|sType3)";

    /** Factory PID {@code io.busbar.driver.evse.sim}. */
    @ObjectClassDefinition
    public @interface Config {

        /** {@link DriverProperty#EVSE_ID}. */
        @AttributeDefinition(min = "1", max = "999")
        int busbar_evse_id();

        /** OCPP's types, in order of their ids from 1: {@code s...} is a socket with a lock, {@code c...} a tethered cable without. */
        @AttributeDefinition
        @ConfigurationValue(pattern = CONNECTOR + "(\\s*,\\s*" + CONNECTOR
                + ")*", expected = "OCPP's types of sockets and cables, e.g. sType2 or cCCS2, cType2")
        String connectors() default "sType2";

        @AttributeDefinition(min = "6", max = "80")
        double maxAmps() default 32;

        @AttributeDefinition(options = {@Option("1"), @Option("3")})
        int phases() default 3;
    }

    private final EvseAbilities abilities;
    private final EvseBoard board;

    @Activate
    public SimEvseDriver(@Reference Boards boards, Config config) {
        this(boards, config.busbar_evse_id(), build(config.connectors(), config.maxAmps(), config.phases()));
    }

    public SimEvseDriver(Boards boards, int evseId, EvseBuild build) {
        abilities = EvseAbilities.ac(MIN_AMPS, build.maxAmps(), build.phases(), NOMINAL_VOLTS, build.phases() == 3, build.connectors());
        board = boards.evse(evseId, build);
    }

    static EvseBuild build(String connectorTypes, double maxAmps, int phases) {
        String[] types = connectorTypes.split("\\s*,\\s*");
        return new EvseBuild(IntStream.range(0, types.length)
                .mapToObj(i -> new ConnectorAbilities(i + 1, types[i], types[i].startsWith("s"))).toList(), maxAmps, phases);
    }

    @Override
    public EvseAbilities abilities() {
        return abilities;
    }

    @Override
    public void connect(EvseListener listener) {
        board.connect(listener);
    }

    @Override
    public void disconnect(EvseListener listener) {
        board.disconnect(listener);
    }

    @Override
    public Promise<Void> permit(Permit permit) {
        return board.permit((AcPermit) permit);
    }

    @Override
    public Promise<Void> withhold() {
        return board.withhold();
    }

    @Override
    public Optional<CableLock> lock(int connectorId) {
        return abilities.connectors().stream().filter(connector -> connector.id() == connectorId && connector.lockable()).findFirst()
                .map(connector -> new SimCableLock(board, connectorId));
    }

    @Override
    public Promise<Void> reset() {
        return board.resetTrips();
    }
}
