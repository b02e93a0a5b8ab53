package io.busbar.block.availability;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityRequest;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityResponse;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityStatus;
import io.busbar.ocpp.messages.availability.OperationalStatus;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Sessions;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.promise.Promise;

/**
 * ChangeAvailability of the station, an EVSE or a connector (G03, G04). What it says is kept at once; a connector that a transaction holds is
 * Occupied until that has ended, all others follow right away.
 */
@Component
@Handles("ChangeAvailability")
public final class ChangeAvailability implements CallHandler<ChangeAvailabilityRequest, ChangeAvailabilityResponse> {

    private final StationLoop loop;
    private final Station station;
    private volatile Sessions sessions;

    @Activate
    public ChangeAvailability(@Reference StationLoop loop, @Reference Station station) {
        this.loop = loop;
        this.station = station;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(Sessions present) {
        sessions = present;
    }

    void unbindSessions(Sessions gone) {
        if (sessions == gone) {
            sessions = null;
        }
    }

    @Override
    public Promise<ChangeAvailabilityResponse> handle(ChangeAvailabilityRequest request) {
        boolean operative = request.operationalStatus() == OperationalStatus.Operative;
        EVSE wanted = request.evse();
        if (wanted == null) {
            return answer(station.setOperative(operative), !operative && disturbs(0, 0));
        }
        Optional<Evse> evse = station.evse(wanted.id());
        if (evse.isEmpty()) {
            return rejected("UnknownEvse");
        }
        if (wanted.connectorId() == null) {
            return answer(evse.get().setOperative(operative), !operative && disturbs(wanted.id(), 0));
        }
        Optional<Connector> connector = evse.get().connector(wanted.connectorId());
        if (connector.isEmpty()) {
            return rejected("UnknownConnectorId");
        }
        return answer(connector.get().setOperative(operative), !operative && disturbs(wanted.id(), wanted.connectorId()));
    }

    /** G03.FR.05, G04.FR.06. */
    private Promise<ChangeAvailabilityResponse> answer(Promise<Void> kept, boolean scheduled) {
        return kept.map(done -> new ChangeAvailabilityResponse(
                scheduled ? ChangeAvailabilityStatus.Scheduled : ChangeAvailabilityStatus.Accepted, null, null));
    }

    private Promise<ChangeAvailabilityResponse> rejected(String reason) {
        return loop.resolved(new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Rejected, new StatusInfo(reason), null));
    }

    /** Zero stands for all. */
    private boolean disturbs(int evseId, int connectorId) {
        Sessions present = sessions;
        return present != null && present.transactions().stream().anyMatch(t -> evseId == 0 || t.evseId() == evseId
                && (connectorId == 0 || t.connectorId().isEmpty() || t.connectorId().getAsInt() == connectorId));
    }
}
