package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.PilotState;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.station.api.event.StationEvent.OfferChanged;
import io.busbar.station.api.event.StationEvent.PowerStateChanged;
import io.busbar.station.api.limit.PowerOffer;

/** What follows from the driver's reports and from orders: the permit, the status of connectors, the power state. */
final class EvseStatus {

    private final EvseContext context;
    private final EvseState evse;
    private final DriverInput input;
    private final PowerLease lease;
    private boolean known;
    private ChargingState powerState = ChargingState.Idle;
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

    ChargingState powerState() {
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
        ChargingState now = computedPowerState();
        if (now != powerState) {
            ChargingState before = powerState;
            powerState = now;
            context.events().publish(new PowerStateChanged(context.loop().now(), evse.id(), before, now, input.evConnected()));
        }
    }

    private ChargingState computedPowerState() {
        if (!input.evConnected()) {
            return ChargingState.Idle;
        }
        if (!evse.powerGranted()) {
            return ChargingState.EVConnected;
        }
        if (lease.offer().amps() == 0) {
            return ChargingState.SuspendedEVSE;
        }
        if (input.pilot() == PilotState.B) {
            return ChargingState.SuspendedEV;
        }
        return input.powerPathClosed() ? ChargingState.Charging : ChargingState.SuspendedEVSE;
    }
}
