package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.Permit;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the driver's permit as the grant and the limit want it: renewed at a third of the lease, changed when the limit changes. Less is told
 * within 200 ms of the change before, more within a second, so that restless sources do not wear out hardware and cars.
 */
final class PowerLease {

    private static final Logger LOG = LoggerFactory.getLogger(PowerLease.class);
    private static final Duration LESS_AFTER = Duration.ofMillis(200);
    private static final Duration MORE_AFTER = Duration.ofSeconds(1);

    private final Surroundings around;
    private final EvseState evse;
    private Optional<Permit> sent = Optional.empty();
    private boolean withheld;
    private boolean refused;
    private Duration sentAt = Duration.ZERO;
    private Optional<Timer> renewal = Optional.empty();
    private Optional<Timer> later = Optional.empty();
    private Optional<Timer> limitChange = Optional.empty();

    PowerLease(Surroundings around, EvseState evse) {
        this.around = around;
        this.evse = evse;
    }

    /** Amperes offered to the car by the last permit. */
    double offeredAmps() {
        return refused ? 0 : sent.map(Permit::amps).orElse(0.0);
    }

    /** Another driver: nothing is known to be offered by it. */
    void driverChanged() {
        sent = Optional.empty();
        withheld = false;
        refused = false;
        sentAt = Duration.ZERO.minus(MORE_AFTER);
        stopTimers();
    }

    void adjust() {
        Optional<EvseDriver> driver = evse.driver();
        if (driver.isEmpty()) {
            return;
        }
        Optional<Permit> wanted = wanted();
        watchLimit(wanted.isPresent() || evse.powerGranted());
        if (wanted.isEmpty()) {
            withhold(driver.get());
        } else if (sent.isEmpty()) {
            send(driver.get(), wanted.get());
        } else if (!wanted.equals(sent)) {
            boolean more = wanted.get().amps() > sent.get().amps() && wanted.get().phases() == sent.get().phases();
            Duration wait = sentAt.plus(more ? MORE_AFTER : LESS_AFTER).minus(around.loop().uptime());
            if (wait.isNegative() || wait.isZero()) {
                send(driver.get(), wanted.get());
            } else {
                later.ifPresent(Timer::cancel);
                later = Optional.of(around.loop().after(wait, evse::update));
            }
        }
    }

    /** Empty: nothing is to be offered now. */
    private Optional<Permit> wanted() {
        EvseAbilities abilities = evse.abilities().orElseThrow();
        if (!evse.powerGranted() || evse.powerImpossible() || sent.isEmpty() && !evse.safeToStart()) {
            return Optional.empty();
        }
        Limit limit = around.limits().now(evse.id());
        if (limit.amps() < abilities.minAmps() || limit.amps() <= 0) {
            return Optional.empty();
        }
        int phases = Math.max(1, abilities.phases());
        if (abilities.phaseSwitching() && limit.phases().isPresent()) {
            phases = Math.max(1, Math.min(phases, limit.phases().getAsInt() >= 3 ? 3 : 1));
        }
        return Optional.of(new Permit(limit.amps(), phases, around.settings().lease()));
    }

    private void watchLimit(boolean needed) {
        limitChange.ifPresent(Timer::cancel);
        limitChange = Optional.empty();
        if (needed) {
            Instant now = around.loop().now();
            limitChange = around.limits().nextChange(evse.id(), now).map(change -> around.loop().at(change, evse::update));
        }
    }

    private void send(EvseDriver driver, Permit permit) {
        sent = Optional.of(permit);
        withheld = false;
        sentAt = around.loop().uptime();
        later.ifPresent(Timer::cancel);
        renewal.ifPresent(Timer::cancel);
        renewal = Optional.of(around.loop().after(around.settings().lease().dividedBy(3), this::renew));
        Promise<Void> answer = around.ask(() -> driver.permit(permit));
        answer.onSuccess(taken -> answered(permit, false)).onFailure(failure -> {
            LOG.warn("EVSE {}: the driver did not take a permit of {} A: {}", evse.id(), permit.amps(), failure.getMessage());
            answered(permit, true);
        });
    }

    private void answered(Permit permit, boolean nowRefused) {
        if (sent.filter(last -> last == permit).isPresent() && refused != nowRefused) {
            refused = nowRefused;
            evse.update();
        }
    }

    private void renew() {
        Optional<EvseDriver> driver = evse.driver();
        Optional<Permit> wanted = driver.isEmpty() ? Optional.empty() : wanted();
        if (wanted.isPresent()) {
            send(driver.get(), wanted.get());
        } else {
            adjust();
        }
    }

    private void withhold(EvseDriver driver) {
        sent = Optional.empty();
        refused = false;
        later.ifPresent(Timer::cancel);
        renewal.ifPresent(Timer::cancel);
        if (!withheld) {
            withheld = true;
            around.ask(driver::withhold).onFailure(failure -> {
                withheld = false;
                LOG.warn("EVSE {}: the driver did not withhold power; its lease ends by itself: {}", evse.id(), failure.getMessage());
            });
        }
    }

    private void stopTimers() {
        renewal.ifPresent(Timer::cancel);
        later.ifPresent(Timer::cancel);
        limitChange.ifPresent(Timer::cancel);
    }
}
