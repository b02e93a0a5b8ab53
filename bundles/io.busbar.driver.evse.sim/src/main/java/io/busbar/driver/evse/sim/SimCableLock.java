package io.busbar.driver.evse.sim;

import io.busbar.driver.api.evse.CableLock;
import io.busbar.plant.api.EvseBoard;
import org.osgi.util.promise.Promise;

record SimCableLock(EvseBoard board, int connectorId) implements CableLock {

    @Override
    public Promise<Boolean> lock() {
        return board.moveLock(connectorId, true);
    }

    @Override
    public Promise<Boolean> unlock() {
        return board.moveLock(connectorId, false);
    }
}
