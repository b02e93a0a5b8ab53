package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.evse.DcPermit;
import io.busbar.driver.api.evse.EvseDriver;
import io.busbar.driver.api.evse.Permit;
import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.station.api.limit.BindingLimit;
import io.busbar.station.api.limit.EffectiveLimit;
import io.busbar.station.api.limit.PowerOffer;
import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the driver's permit as the grant and the limit want it: renewed at a third of the lease, changed when the limit changes. A lower one is
 * ordered within 200 ms of the change before, a higher one within a second, so that restless sources do not wear out hardware and vehicles.
 */
final class PowerLease {

    private static final Logger LOG = LoggerFactory.getLogger(PowerLease.class);
    private static final Duration LESS_AFTER = Duration.ofMillis(200);
    private static final Duration MORE_AFTER = Duration.ofSeconds(1);

    /** @param permit empty if nothing is to be offered @param binding what limits it; empty if no limit does */
    private record Wanted(Optional<Permit> permit, Optional<BindingLimit> binding) {}

    private static final Wanted NOTHING = new Wanted(Optional.empty(), Optional.empty());

    private final EvseContext context;
    private final EvseState evse;
    private final EvsePower power;
    private final DrawnCurrent drawn;
    private Optional<Permit> sent = Optional.empty();
    private Optional<BindingLimit> binding = Optional.empty();
    private boolean withheld;
    private boolean refused;
    private Duration sentAt = Duration.ZERO;
    private Optional<Timer> renewal = Optional.empty();
    private Optional<Timer> later = Optional.empty();
    private Optional<Timer> limitChange = Optional.empty();

    PowerLease(EvseContext context, EvseState evse, EvsePower power, DrawnCurrent drawn) {
        this.context = context;
        this.evse = evse;
        this.power = power;
        this.drawn = drawn;
    }

    /** What the last permit offers the vehicle, and why not more. */
    PowerOffer offer() {
        Optional<Permit> inForce = sent.filter(permit -> !refused);
        if (inForce.isEmpty()) {
            return binding.isEmpty() ? PowerOffer.NOTHING : new PowerOffer(0, 0, 0, binding);
        }
        return inForce.get() instanceof AcPermit ac
                ? new PowerOffer(ac.amps(), ac.phases(), ac.watts(), binding)
                : new PowerOffer(((DcPermit) inForce.get()).maxAmps(), 0, inForce.get().watts(), binding);
    }

    /** Another driver: nothing is known to be offered by it. */
    void driverChanged() {
        if (sent.isPresent()) {
            drawn.driverChanged();
        }
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
        Wanted wanted = wanted();
        watchLimit(evse.powerGranted());
        if (wanted.permit.isEmpty()) {
            binding = wanted.binding;
            withhold(driver.get());
        } else if (sent.isEmpty()) {
            send(driver.get(), wanted);
        } else if (wanted.permit.equals(sent)) {
            binding = wanted.binding;
        } else {
            Duration wait = sentAt.plus(more(wanted.permit.get(), sent.get()) ? MORE_AFTER : LESS_AFTER).minus(context.loop().uptime());
            if (wait.isNegative() || wait.isZero()) {
                send(driver.get(), wanted);
            } else {
                later.ifPresent(Timer::cancel);
                later = Optional.of(context.loop().after(wait, evse::update));
            }
        }
    }

    private static boolean more(Permit wanted, Permit before) {
        return wanted.watts() > before.watts() && wanted.power().phases().equals(before.power().phases());
    }

    private Wanted wanted() {
        if (!evse.powerGranted() || evse.powerImpossible() || sent.isEmpty() && !evse.safeToStart()) {
            return NOTHING;
        }
        EffectiveLimit limit = context.limits().inForce(power);
        PowerAbilities abilities = power.powerAbilities().orElseThrow();
        Duration lease = context.settings().lease();
        return new Wanted(abilities instanceof AcAbilities ac
                ? ac.permit(limit.amps(), limit.phases(), lease).map(permit -> permit)
                : ((DcAbilities) abilities).permit(limit.watts(), lease).map(permit -> permit), Optional.of(limit.binding()));
    }

    private void watchLimit(boolean needed) {
        limitChange.ifPresent(Timer::cancel);
        limitChange = Optional.empty();
        if (needed) {
            Instant now = context.loop().now();
            limitChange = context.limits().nextChange(evse.id(), now).map(change -> context.loop().at(change, evse::update));
        }
    }

    private void send(EvseDriver driver, Wanted wanted) {
        Permit permit = wanted.permit.orElseThrow();
        sent = wanted.permit;
        binding = wanted.binding;
        withheld = false;
        sentAt = context.loop().uptime();
        later.ifPresent(Timer::cancel);
        renewal.ifPresent(Timer::cancel);
        renewal = Optional.of(context.loop().after(context.settings().lease().dividedBy(3), this::renew));
        DrawnCurrent.Order order = drawn.order(power.ampsOfSupply(permit));
        Promise<Void> answer = context.ask(() -> driver.permit(permit));
        answer.onSuccess(accepted -> {
            order.accepted();
            answered(permit, false);
        }).onFailure(failure -> {
            LOG.warn("EVSE {}: the driver rejected the permit of {}: {}", evse.id(), permit, failure.getMessage());
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
        Wanted wanted = driver.isEmpty() ? NOTHING : wanted();
        if (wanted.permit.isPresent()) {
            send(driver.get(), wanted);
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
            DrawnCurrent.Order order = drawn.order(0);
            context.ask(driver::withhold).onSuccess(done -> order.accepted()).onFailure(failure -> {
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
