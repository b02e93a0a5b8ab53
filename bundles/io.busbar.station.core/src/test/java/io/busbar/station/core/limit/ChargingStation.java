package io.busbar.station.core.limit;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.testkit.core.CoreStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A station in which any EVSE charges when it is told to. */
final class ChargingStation {

    final CoreStation core;
    private final Map<Integer, FakeEvseDriver> drivers = new TreeMap<>();

    ChargingStation(int evses) {
        this(new CoreStation(), evses);
    }

    ChargingStation(CoreStation core, int evses) {
        this.core = core;
        for (int id = 1; id <= evses; id++) {
            drivers.put(id, core.addEvse(id));
        }
    }

    void add(int evseId, EvseAbilities abilities) {
        drivers.put(evseId, core.addEvse(evseId, abilities));
    }

    FakeEvseDriver driver(int evseId) {
        return drivers.get(evseId);
    }

    void charge(int... evseIds) {
        for (int id : evseIds) {
            driver(id).connectCar();
            core.settle();
            core.evse(id).grantPower();
            core.settle();
            driver(id).pilot(PilotState.C);
            core.settle();
        }
    }

    /** Amperes of the permit that stands; 0 without one. */
    double amps(int evseId) {
        return driver(evseId).permit().map(permit -> ((AcPermit) permit).amps()).orElse(0.0);
    }

    /** All EVSEs' together. */
    double total() {
        return drivers.keySet().stream().mapToDouble(this::amps).sum();
    }

    void advance(int seconds) {
        core.advance(Duration.ofSeconds(seconds));
    }
}
