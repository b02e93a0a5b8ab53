package io.busbar.block.availability;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports each connector's status to the CSMS (G01): when it changes; all of them after an accepted boot (B01.FR.05) and after being offline for
 * longer than OfflineThreshold (B04.FR.01), otherwise those that changed meanwhile (B04.FR.02).
 */
@Component(service = {StationEventListener.class, TriggeredMessage.class, StatusReports.class})
@Subscription("availability.status")
@Triggers("StatusNotification")
public final class StatusReports implements StationEventListener, TriggeredMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);

    private static final int SCHEMA = 1;
    private static final Duration RETRY = Duration.ofSeconds(10);
    /** A status that the CSMS rejects so often waits for the next link. */
    private static final int MOST_TRIES = 4;

    private record Place(int evseId, int connectorId) {}

    private record Report(ConnectorStatus status, Instant since) {}

    /** What the next version of this block has to know of a connector. */
    record Row(Optional<ConnectorStatus> known, Optional<ConnectorStatus> due, Optional<Instant> since) {}

    /** For which the CSMS asked and has not got the answer yet. */
    private final Set<Place> asked = new HashSet<>();
    private final StationLoop loop;
    private final Station station;
    private final Store store;
    private final Csms csms;
    private final Registration registration;
    private final Variable<Integer> offlineThreshold;
    /** What the CSMS knows of each connector. */
    private final Map<Place, ConnectorStatus> known = new LinkedHashMap<>();
    /** What is still to be reported, the newest status of each. */
    private final Map<Place, Report> due = new LinkedHashMap<>();
    /** How often the status that is due was rejected. */
    private final Map<Place, Integer> rejected = new HashMap<>();
    private StoredMap<Row> rows;
    /** What is sent and not answered yet. */
    private Optional<Map.Entry<Place, Report>> underWay = Optional.empty();

    @Activate
    public StatusReports(@Reference StationLoop loop, @Reference Station station, @Reference Store store, @Reference Csms csms,
            @Reference Registration registration, @Reference DeviceModel model) {
        this.loop = loop;
        this.station = station;
        this.store = store;
        this.csms = csms;
        this.registration = registration;
        offlineThreshold = model.declare(ComponentId.of("OCPPCommCtrlr"),
                VariableSpec.integer("OfflineThreshold", 60).unit("s").range(0, 86_400).readWrite());
        loop.execute(this::open);
    }

    private void open() {
        rows = store.open("io.busbar.block.availability", SCHEMA, SchemaUpgrade.NONE).map("told", Row.class, Lifetime.THIS_START);
        connectors((evse, connector) -> {
            Place place = place(connector);
            Optional<Row> row = rows.get(key(place));
            if (row.isPresent()) {
                row.get().known.ifPresent(status -> known.put(place, status));
                row.get().due.ifPresent(status -> due.put(place, new Report(status, row.get().since.orElseGet(loop::now))));
            } else if (registration.accepted()) {
                // accepted before this block was started first: its states were reported already
                known.put(place, connector.status());
            }
        });
        send();
    }

    private static String key(Place place) {
        return place.evseId + "." + place.connectorId;
    }

    private void keep(Place place) {
        Optional<Report> open = Optional.ofNullable(due.get(place));
        Commit commit = store.begin();
        rows.put(commit, key(place), new Row(Optional.ofNullable(known.get(place)), open.map(Report::status),
                open.map(Report::since)));
        commit.submit();
    }

    private interface Visitor {

        void visit(Evse evse, Connector connector);
    }

    private void connectors(Visitor visitor) {
        station.evses().forEach(evse -> evse.connectors().forEach(connector -> visitor.visit(evse, connector)));
    }

    private static Place place(Connector connector) {
        return new Place(connector.evseId(), connector.id());
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.ConnectorStatusChanged changed) {
            changed(new Place(changed.evseId(), changed.connectorId()), new Report(changed.to(), changed.at()));
        } else if (event instanceof StationEvent.RegistrationChanged && registration.accepted()) {
            reportAll();
        } else if (event instanceof StationEvent.LinkChanged link && link.up() && registration.accepted()) {
            rejected.clear();
            if (link.downFor().compareTo(Duration.ofSeconds(offlineThreshold.value())) > 0) {
                reportAll();
            }
            send();
        }
    }

    private void changed(Place place, Report report) {
        due.remove(place);
        rejected.remove(place);
        boolean sent = underWay.filter(now -> now.getKey().equals(place) && now.getValue().status == report.status).isPresent();
        if (registration.accepted() && !sent && report.status != known.get(place)) {
            due.put(place, report);
            keep(place);
            send();
        }
    }

    private void reportAll() {
        connectors((evse, connector) -> report(connector));
        send();
    }

    /** Reports a connector's status though the CSMS knows it. */
    void again(Connector connector) {
        if (registration.accepted()) {
            report(connector);
            send();
        }
    }

    private void report(Connector connector) {
        Place place = place(connector);
        rejected.remove(place);
        due.put(place, new Report(connector.status(), loop.now()));
        keep(place);
    }

    private void send() {
        Optional<Map.Entry<Place, Report>> next = due.entrySet().stream()
                .filter(entry -> rejected.getOrDefault(entry.getKey(), 0) < MOST_TRIES).findFirst()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()));
        if (underWay.isPresent() || next.isEmpty() || !registration.accepted() || !csms.link().up()) {
            return;
        }
        Place place = next.get().getKey();
        Report report = next.get().getValue();
        due.remove(place);
        underWay = next;
        // until it is answered, nobody can say which of the two the CSMS knows
        known.remove(place);
        csms.call(new StatusNotificationRequest(report.since, report.status, place.evseId, place.connectorId)).then(answer -> {
            delivered(place, report);
            return null;
        }, failed -> {
            underWay = Optional.empty();
            failed(place, report, failed.getFailure());
        });
    }

    private void delivered(Place place, Report report) {
        underWay = Optional.empty();
        rejected.remove(place);
        known.put(place, report.status);
        keep(place);
        send();
    }

    /**
     * What the CSMS rejects it does not know: a few more tries, and then again with the next link. Meanwhile it is kept as due, so that it is
     * reported by the next version of this block, too.
     */
    private void failed(Place place, Report report, Throwable failure) {
        Optional<CallFailedException.Cause> cause = failure instanceof CallFailedException call
                ? Optional.of(call.reason())
                : Optional.empty();
        if (cause.equals(Optional.of(CallFailedException.Cause.INVALID_ANSWER))) {
            delivered(place, report);
            return;
        }
        // unless it has changed again already
        if (due.putIfAbsent(place, report) == null) {
            keep(place);
        }
        if (cause.equals(Optional.of(CallFailedException.Cause.ERROR)) && rejected.merge(place, 1, Integer::sum) >= MOST_TRIES) {
            LOG.warn("the CSMS rejects the status of EVSE {} connector {} ({} times); it is reported again with the next link: {}",
                    place.evseId, place.connectorId, MOST_TRIES, failure.getMessage());
            send();
        } else {
            loop.after(RETRY, this::send);
        }
    }

    /** F06.FR.12: without a connector there is nothing to report. */
    @Override
    public Optional<Runnable> prepare(TriggerMessageRequest request) {
        if (request.evse() == null || request.evse().connectorId() == null) {
            return Optional.empty();
        }
        return station.evse(request.evse().id()).flatMap(evse -> evse.connector(request.evse().connectorId()))
                .filter(connector -> asked.add(new Place(connector.evseId(), connector.id())))
                .map(connector -> () -> csms.callAsAsked(new StatusNotificationRequest(loop.now(), connector.status(),
                        connector.evseId(), connector.id()))
                        .onResolve(() -> asked.remove(new Place(connector.evseId(), connector.id()))));
    }
}
