package io.busbar.block.availability;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityRequest;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityResponse;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityStatus;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.availability.OperationalStatus;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/**
 * ChangeAvailability of the station, an EVSE or a connector (G03, G04). What it says is kept at once; a connector that a transaction holds is
 * Occupied until that has ended, all others follow right away.
 */
@Component
@Handles("ChangeAvailability")
public final class ChangeAvailability implements CallHandler<ChangeAvailabilityRequest, ChangeAvailabilityResponse> {

    private interface Change {

        Promise<Void> to(boolean operative);
    }

    private final StationLoop loop;
    private final Station station;
    private final StatusReports reports;
    private final Neighbour<Sessions> sessions;

    @Activate
    public ChangeAvailability(@Reference StationLoop loop, @Reference Station station, @Reference StatusReports reports,
            @Reference Neighbours neighbours) {
        this.loop = loop;
        this.station = station;
        this.reports = reports;
        sessions = neighbours.of(Sessions.class);
    }

    @Override
    public Promise<ChangeAvailabilityResponse> handle(ChangeAvailabilityRequest request) {
        boolean operative = request.operationalStatus() == OperationalStatus.Operative;
        EVSE wanted = request.evse();
        if (wanted == null) {
            return change(station.evses().stream().flatMap(evse -> evse.connectors().stream()).toList(), station::setOperative, operative);
        }
        Optional<Evse> evse = station.evse(wanted.id());
        if (evse.isEmpty()) {
            return rejected("UnknownEvse");
        }
        if (wanted.connectorId() == null) {
            return change(evse.get().connectors(), evse.get()::setOperative, operative);
        }
        Optional<Connector> connector = evse.get().connector(wanted.connectorId());
        return connector.isEmpty()
                ? rejected("UnknownConnectorId")
                : change(List.of(connector.get()), connector.get()::setOperative, operative);
    }

    private Promise<ChangeAvailabilityResponse> change(List<Connector> named, Change change, boolean operative) {
        // G03.FR.05, G04.FR.06
        boolean scheduled = !operative && named.stream().anyMatch(this::isHeld);
        Map<Connector, ConnectorStatus> before = named.stream().collect(Collectors.toMap(Function.identity(), Connector::status));
        return change.to(operative).map(kept -> {
            // a CSMS waits for the status of all that it named, whether that has changed or not (TC_G_13)
            named.stream().filter(connector -> !isHeld(connector) && connector.status() == before.get(connector)).forEach(reports::again);
            return new ChangeAvailabilityResponse(scheduled ? ChangeAvailabilityStatus.Scheduled : ChangeAvailabilityStatus.Accepted);
        });
    }

    private Promise<ChangeAvailabilityResponse> rejected(String reason) {
        return loop.resolved(new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Rejected, new StatusInfo(reason)));
    }

    /** By a transaction. */
    private boolean isHeld(Connector connector) {
        return sessions.get().stream().flatMap(present -> present.transactions().stream()).anyMatch(t -> t.evseId() == connector.evseId()
                && (t.connectorId().isEmpty() || t.connectorId().getAsInt() == connector.id()));
    }
}
