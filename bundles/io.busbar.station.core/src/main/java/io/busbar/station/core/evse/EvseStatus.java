package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.PilotState;
import io.busbar.station.api.event.StationEvent.OfferChanged;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.evse.PowerState;
import io.busbar.station.api.limit.PowerOffer;

/** What follows from the driver's reports and from orders: the permit, the status of connectors, the power state. */
final class EvseStatus {

    private final EvseContext context;
    private final EvseState evse;
    private final DriverInput input;
    private final PowerLease lease;
    private boolean known;
    private PowerState powerState = PowerState.IDLE;
    private PowerOffer offer = PowerOffer.NOTHING;

    EvseStatus(EvseContext context, EvseState evse, DriverInput input, PowerLease lease) {
        this.context = context;
        this.evse = evse;
        this.input = input;
        this.lease = lease;
    }

    /** The driver has reported what it had to report at once; from here on the status of connectors means something. */
    void becomesKnown() {
        known = true;
        update();
    }

    PowerState powerState() {
        return powerState;
    }

    /** Brings everything that is computed up to date, and publishes what changed. */
    void update() {
        context.limits().refreshShares();
        lease.adjust();
        if (!known) {
            return;
        }
        input.connectors().forEach(ConnectorState::update);
        // while a driver is replaced its board goes on as it was ordered
        if (!evse.driverAway()) {
            updateOffer();
            updatePowerState();
        }
        evse.components().update(evse.faultList().any());
        evse.station().evseUpdated();
    }

    private void updateOffer() {
        PowerOffer now = lease.offer();
        if (!now.equals(offer)) {
            PowerOffer before = offer;
            offer = now;
            context.events().publish(new OfferChanged(context.loop().now(), evse.id(), before, now));
        }
    }

    private void updatePowerState() {
        PowerState now = computedPowerState();
        if (now != powerState) {
            PowerState before = powerState;
            powerState = now;
            context.events().publish(new PowerStateChanged(context.loop().now(), evse.id(), before, now, input.evConnected()));
        }
    }

    private PowerState computedPowerState() {
        if (!input.evConnected()) {
            return PowerState.IDLE;
        }
        if (!evse.powerGranted()) {
            return PowerState.CONNECTED;
        }
        if (lease.offer().amps() == 0) {
            return PowerState.SUSPENDED_BY_EVSE;
        }
        if (input.pilot() == PilotState.B) {
            return PowerState.SUSPENDED_BY_EV;
        }
        return input.powerPathClosed() ? PowerState.CHARGING : PowerState.SUSPENDED_BY_EVSE;
    }
}
