package io.busbar.update.manager;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.UpdateListener;
import io.busbar.update.format.Generations;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an update stands on.
 *
 * @param halt ends the process at once; whoever supervises it starts it again
 */
record EngineContext(StationLoop loop, Station station, StationControl control, History history, Generations generations, Planner planner,
        Modules modules, Swap swap, HealthWindow health, LoopGuard guard, ModuleVariables variables,
        Supplier<List<UpdateListener>> listeners, Runnable halt) {

    /** Whether no EVSE is in use. */
    boolean idle() {
        return station.evses().stream().noneMatch(evse -> evse.powerGranted()
                || evse.connectors().stream().anyMatch(connector -> connector.status() == ConnectorStatus.Occupied));
    }
}
