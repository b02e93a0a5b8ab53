package io.busbar.station.core.evse;

import io.busbar.station.api.event.StationEvents;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.limit.CompositeLimit;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.model.ModelFacade;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;

/** What every EVSE needs. */
record EvseContext(LoopFacade loop, StationEvents events, ModelFacade model, StationSettings settings, OperativeStates operative,
        CompositeLimit limits) {

    /** Asks a driver; its answer comes on the loop, and what it throws is a failed answer. */
    <T> Promise<T> ask(Supplier<Promise<T>> order) {
        try {
            return loop.promises().resolvedWith(order.get());
        } catch (RuntimeException failure) {
            return loop.failed(failure);
        }
    }
}
