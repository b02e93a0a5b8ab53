package io.busbar.block.transactions;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbour.State;
import io.busbar.station.api.session.TransactionMeterValues;
import java.util.Optional;

/**
 * The metering block. While it is replaced, what would be sent without meter values waits for it; a station that has none waits for none. On the
 * loop.
 */
final class MeteringNeighbour {

    private final StationLoop loop;
    private final Neighbour<TransactionMeterValues> neighbour;

    MeteringNeighbour(StationLoop loop, Neighbour<TransactionMeterValues> neighbour) {
        this.loop = loop;
        this.neighbour = neighbour;
    }

    Optional<TransactionMeterValues> meter() {
        return neighbour.get();
    }

    /** Whether it is missing and will be present soon. */
    boolean isExpected() {
        return neighbour.state() == State.STARTING || neighbour.state() == State.BEING_REPLACED;
    }

    /** @return whether the work waits for it; else it is to be done now */
    boolean holds(Runnable work) {
        if (!isExpected()) {
            return false;
        }
        neighbour.whenPresent(meter -> work.run(), work);
        return true;
    }

    /** Runs work as a task of its own, now or when it is present. */
    void first(Runnable work) {
        if (!holds(work)) {
            loop.execute(work);
        }
    }
}
