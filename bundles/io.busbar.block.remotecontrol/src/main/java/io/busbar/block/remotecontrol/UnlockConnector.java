package io.busbar.block.remotecontrol;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.remotecontrol.UnlockConnectorRequest;
import io.busbar.ocpp.messages.remotecontrol.UnlockConnectorResponse;
import io.busbar.ocpp.messages.remotecontrol.UnlockStatus;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** UnlockConnector (F05): for a cable that is stuck, not for ending a transaction. */
@Component
@Handles("UnlockConnector")
public final class UnlockConnector implements CallHandler<UnlockConnectorRequest, UnlockConnectorResponse> {

    private final StationLoop loop;
    private final Station station;
    private final Neighbour<Sessions> sessions;

    @Activate
    public UnlockConnector(@Reference StationLoop loop, @Reference Station station, @Reference Neighbours neighbours) {
        this.loop = loop;
        this.station = station;
        sessions = neighbours.of(Sessions.class);
    }

    @Override
    public Promise<UnlockConnectorResponse> handle(UnlockConnectorRequest request) {
        Optional<Connector> connector = station.evse(request.evseId()).flatMap(evse -> evse.connector(request.connectorId()));
        if (connector.isEmpty()) {
            return loop.resolved(new UnlockConnectorResponse(UnlockStatus.UnknownConnector));
        }
        if (authorized(connector.get())) {
            return loop.resolved(new UnlockConnectorResponse(UnlockStatus.OngoingAuthorizedTransaction));
        }
        return connector.get().unlockCable().onSuccess(reached -> report(connector.get(), reached)).map(UnlockConnector::outcome)
                .recover(failed -> new UnlockConnectorResponse(UnlockStatus.UnlockFailed, new StatusInfo("InternalError")));
    }

    /** A transaction that nobody is authorized for has lost its lock: it says so (E02.FR.17). */
    private void report(Connector connector, LockState reached) {
        if (reached == LockState.UNLOCKED) {
            sessions.whenPresent(present -> present.transaction(connector.evseId())
                    .ifPresent(transaction -> present.reportMeterValues(transaction.id(), TriggerReason.UnlockCommand, List.of())));
        }
    }

    private boolean authorized(Connector connector) {
        return sessions.get().flatMap(present -> present.transaction(connector.evseId()))
                .filter(transaction -> transaction.authorized()
                        && (transaction.connectorId().isEmpty() || transaction.connectorId().getAsInt() == connector.id()))
                .isPresent();
    }

    private static UnlockConnectorResponse outcome(LockState reached) {
        return switch (reached) {
            case UNLOCKED -> new UnlockConnectorResponse(UnlockStatus.Unlocked);
            case NONE -> new UnlockConnectorResponse(UnlockStatus.UnlockFailed, new StatusInfo("FixedCable"));
            case LOCKED, FAILED -> new UnlockConnectorResponse(UnlockStatus.UnlockFailed);
        };
    }
}
