package io.busbar.plant.sim;

import io.busbar.driver.api.evse.AcPermit;
import io.busbar.station.api.loop.StationLoop;
import java.util.Optional;

/** The permit that stands, and the watchdog that ends it with its lease. */
final class Offer {

    private final Runnable changed;
    private final Delayed lease;
    private Optional<AcPermit> permit = Optional.empty();

    Offer(StationLoop loop, Runnable changed) {
        this.changed = changed;
        lease = new Delayed(loop);
    }

    void renew(AcPermit now) {
        boolean same = permit.filter(before -> before.amps() == now.amps() && before.phases() == now.phases()).isPresent();
        permit = Optional.of(now);
        lease.start(now.lease(), this::end);
        if (!same) {
            changed.run();
        }
    }

    void end() {
        lease.cancel();
        if (permit.isPresent()) {
            permit = Optional.empty();
            changed.run();
        }
    }

    boolean stands() {
        return permit.isPresent();
    }

    double amps() {
        return permit.map(AcPermit::amps).orElse(0.0);
    }

    int phases() {
        return permit.map(AcPermit::phases).orElse(3);
    }
}
