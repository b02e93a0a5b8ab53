package io.busbar.block.availability;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityRequest;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityResponse;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityStatus;
import io.busbar.ocpp.messages.availability.OperationalStatus;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.promise.Promise;

/**
 * ChangeAvailability of the station, an EVSE or a connector (G03, G04): at once, or scheduled for when the transactions it would disturb have
 * ended. What is scheduled outlives a restart.
 */
@Component(service = {CallHandler.class, StationEventListener.class})
@Handles("ChangeAvailability")
@Subscription("availability.change")
public final class ChangeAvailability
        implements
            CallHandler<ChangeAvailabilityRequest, ChangeAvailabilityResponse>,
            StationEventListener {

    /** A change that waits; zero stands for "all" as in the request. */
    record Scheduled(int evseId, int connectorId, boolean operative) {

        String key() {
            return evseId + "." + connectorId;
        }
    }

    private final StationLoop loop;
    private final Station station;
    private final Store store;
    private StoredMap<Scheduled> scheduled;
    private volatile Sessions sessions;

    @Activate
    public ChangeAvailability(@Reference StationLoop loop, @Reference Station station, @Reference Memory memory) {
        this.loop = loop;
        this.station = station;
        store = memory.store();
        loop.execute(() -> {
            scheduled = memory.space().map("scheduled", Scheduled.class);
            // what was due when the power went: once the transactions block has dealt with its open transactions
            loop.execute(this::runDue);
        });
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
        EVSE evse = request.evse();
        int evseId = evse == null ? 0 : evse.id();
        int connectorId = evse == null || evse.connectorId() == null ? 0 : evse.connectorId();
        Scheduled change = new Scheduled(evseId, connectorId, request.operationalStatus() == OperationalStatus.Operative);
        if (!exists(change)) {
            return loop.resolved(new ChangeAvailabilityResponse(ChangeAvailabilityStatus.Rejected,
                    new StatusInfo(evseId != 0 && station.evse(evseId).isEmpty() ? "UnknownEvse" : "UnknownConnectorId"), null));
        }
        Commit commit = store.begin();
        scheduled.remove(commit, change.key());
        // G03.FR.03, G04.FR.04: what is so already needs no waiting
        boolean wait = !change.operative && isOperative(change) && disturbs(change);
        if (wait) {
            scheduled.put(commit, change.key(), change);
        }
        ChangeAvailabilityStatus status = wait ? ChangeAvailabilityStatus.Scheduled : ChangeAvailabilityStatus.Accepted;
        return commit.submit().flatMap(durable -> wait ? loop.<Void>resolved(null) : apply(change))
                .map(done -> new ChangeAvailabilityResponse(status, null, null));
    }

    private boolean exists(Scheduled change) {
        return change.evseId == 0
                ? change.connectorId == 0
                : station.evse(change.evseId).filter(evse -> change.connectorId == 0 || evse.connector(change.connectorId).isPresent())
                        .isPresent();
    }

    private boolean isOperative(Scheduled change) {
        if (change.evseId == 0) {
            return station.operative();
        }
        return change.connectorId == 0 ? evse(change).operative() : connector(change).operative();
    }

    private boolean disturbs(Scheduled change) {
        Sessions present = sessions;
        return present != null && present.transactions().stream().anyMatch(t -> change.evseId == 0 || t.evseId() == change.evseId
                && (change.connectorId == 0 || t.connectorId().isEmpty() || t.connectorId().getAsInt() == change.connectorId));
    }

    private Promise<Void> apply(Scheduled change) {
        if (change.evseId == 0) {
            return station.setOperative(change.operative);
        }
        return change.connectorId == 0 ? evse(change).setOperative(change.operative) : connector(change).setOperative(change.operative);
    }

    private Evse evse(Scheduled change) {
        return station.evse(change.evseId).orElseThrow();
    }

    private Connector connector(Scheduled change) {
        return evse(change).connector(change.connectorId).orElseThrow();
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.TransactionChanged changed && changed.change() == StationEvent.TransactionChanged.Change.ENDED) {
            runDue();
        }
    }

    private void runDue() {
        for (String key : scheduled.keys()) {
            Optional<Scheduled> change = scheduled.get(key).filter(waiting -> exists(waiting) && !disturbs(waiting));
            change.ifPresent(due -> apply(due).then(done -> {
                Commit commit = store.begin();
                scheduled.remove(commit, key);
                return commit.submit();
            }));
        }
    }
}
