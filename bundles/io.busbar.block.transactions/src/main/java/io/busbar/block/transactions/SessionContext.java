package io.busbar.block.transactions;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Outbox;
import io.busbar.ocpp.api.Registration;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.Variables;
import io.busbar.store.api.Store;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Services and settings that the sessions use. @param closed whether this version of the block has been closed */
record SessionContext(StationLoop loop, Store store, Station station, StationControl control, StationEvents events, Limits limits,
        Variables variables, Csms csms, Registration registration, Outbox outbox, TxSettings settings,
        MeteringNeighbour meter, Supplier<String> transactionIds, BooleanSupplier closed) {}
