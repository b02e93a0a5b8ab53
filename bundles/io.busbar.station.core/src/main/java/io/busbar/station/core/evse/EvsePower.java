package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.Permit;
import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.station.core.limit.LimitedEvse;
import java.util.Optional;

/** An EVSE as the composition of limits sees it. */
final class EvsePower implements LimitedEvse {

    private final EvseState evse;
    private final DriverInput input;
    private final DrawnCurrent drawn;

    EvsePower(EvseState evse, DriverInput input, DrawnCurrent drawn) {
        this.evse = evse;
        this.input = input;
        this.drawn = drawn;
    }

    @Override
    public int id() {
        return evse.id();
    }

    @Override
    public Optional<PowerAbilities> powerAbilities() {
        return input.abilities().map(EvseAbilities::power);
    }

    @Override
    public double cableAmps() {
        return input.plugged().map(c -> c.cableAmps().orElse(0)).orElse(0.0);
    }

    @Override
    public boolean powerGranted() {
        return evse.powerGranted();
    }

    @Override
    public double mayDrawAmps() {
        return drawn.amps();
    }

    /** A permit's current on the alternating-current side, per phase. */
    double ampsOfSupply(Permit permit) {
        return permit instanceof AcPermit ac
                ? ac.amps()
                : powerAbilities().map(abilities -> abilities.supply().amps(permit.power(), abilities.supply().phases())).orElse(0.0);
    }

    @Override
    public void limitChanged() {
        evse.update();
    }
}
