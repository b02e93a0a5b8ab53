package io.busbar.plant.sim;

import io.busbar.driver.api.DriverException;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.EvseListener;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.plant.api.EvseBoard;
import io.busbar.station.api.loop.StationLoop;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/** The board of an EVSE as its driver reaches it: not at all while it has the fault COMMUNICATION. */
record SimEvseBoard(int id, StationLoop loop, SimEvse evse) implements EvseBoard {

    @Override
    public void connect(EvseListener newListener) {
        evse.listener(Optional.of(newListener));
    }

    @Override
    public void disconnect(EvseListener oldListener) {
        if (evse.listener().filter(now -> now == oldListener).isPresent()) {
            evse.listener(Optional.empty());
        }
    }

    private <T> Promise<T> ifReached(T result, Runnable order) {
        if (evse.has(FaultCode.COMMUNICATION)) {
            return loop.failed(new DriverException("the board of EVSE " + id + " does not answer"));
        }
        order.run();
        return loop.resolved(result);
    }

    @Override
    public Promise<Void> permit(AcPermit now) {
        return ifReached(null, () -> evse.offer().renew(now));
    }

    @Override
    public Promise<Void> withhold() {
        return ifReached(null, evse.offer()::end);
    }

    @Override
    public Promise<Boolean> moveLock(int connectorId, boolean lock) {
        Optional<SimConnector> connector = evse.connector(connectorId).filter(SimConnector::lockable);
        if (connector.isEmpty() || evse.has(FaultCode.COMMUNICATION)) {
            return loop.failed(new DriverException("the lock of EVSE " + id + " connector " + connectorId + " does not answer"));
        }
        return connector.get().move(lock);
    }

    @Override
    public Promise<Void> resetTrips() {
        return ifReached(null, evse::resetTrips);
    }
}
