package io.busbar.block.diagnostics;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.diagnostics.CustomerInformationRequest;
import io.busbar.ocpp.messages.diagnostics.CustomerInformationResponse;
import io.busbar.ocpp.messages.diagnostics.CustomerInformationStatus;
import io.busbar.ocpp.messages.diagnostics.NotifyCustomerInformationRequest;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.record.CustomerData;
import io.busbar.station.api.record.CustomerQuery;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CustomerInformation (N09, N10): what all bundles hold about a customer is reported, forgotten, or both. What is to be told is stored until it is
 * told.
 */
@Component(service = {CallHandler.class, StationEventListener.class})
@Handles("CustomerInformation")
@Subscription("diagnostics.customer")
public final class CustomerInformation
        implements
            CallHandler<CustomerInformationRequest, CustomerInformationResponse>,
            StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerInformation.class);

    /** The longest text of one message. */
    private static final int LONGEST = 512;
    private static final int MOST_REPORTS = 4;
    private static final int MOST_TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final String NOTHING = "No data of this customer.";
    private static final String CLEARED = "The data of this customer was cleared.";

    /** @param told how many of the parts */
    record Report(int requestId, Instant generatedAt, List<String> parts, int told) {

        Report {
            parts = List.copyOf(parts);
        }

        Report next() {
            return new Report(requestId, generatedAt, parts, told + 1);
        }
    }

    private final StationLoop loop;
    private final Csms csms;
    private final Store store;
    private final Memory memory;
    private final List<CustomerData> keepers = new CopyOnWriteArrayList<>();
    private StoredMap<Report> reports;
    private int number;
    private int tries;
    private boolean underWay;

    @Activate
    public CustomerInformation(@Reference StationLoop loop, @Reference Csms csms, @Reference Store store, @Reference Memory memory) {
        this.loop = loop;
        this.csms = csms;
        this.store = store;
        this.memory = memory;
        loop.execute(this::open);
    }

    private void open() {
        reports = memory.space().map("customers", Report.class);
        number = reports.keys().stream().mapToInt(key -> Integer.parseInt(key) + 1).max().orElse(0);
        send();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addKeeper(CustomerData keeper) {
        keepers.add(keeper);
    }

    void removeKeeper(CustomerData keeper) {
        keepers.remove(keeper);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.LinkChanged || event instanceof StationEvent.RegistrationChanged) {
            send();
        }
    }

    @Override
    public Promise<CustomerInformationResponse> handle(CustomerInformationRequest request) {
        CustomerQuery query = new CustomerQuery(Optional.ofNullable(request.customerIdentifier()), Optional.ofNullable(request.idToken()),
                Optional.ofNullable(request.customerCertificate()));
        long references = Stream.of(query.customerIdentifier(), query.idToken(), query.certificate()).filter(Optional::isPresent).count();
        if (references != 1) {
            return answer(CustomerInformationStatus.Invalid, "one reference to a customer is wanted, not " + references);
        }
        if (!request.report() && !request.clear()) {
            return answer(CustomerInformationStatus.Rejected, "neither a report nor clearing is asked for");
        }
        if (reports.size() >= MOST_REPORTS) {
            return answer(CustomerInformationStatus.Rejected, "too many reports wait");
        }
        List<String> found = new ArrayList<>();
        keepers.forEach(keeper -> found.addAll(keeper.report(query)));
        List<Promise<Void>> cleared = new ArrayList<>();
        if (request.clear()) {
            keepers.forEach(keeper -> cleared.add(keeper.clear(query)));
        }
        Promise<Void> done = loop.promises().all(cleared).map(all -> (Void) null);
        return done.then(all -> keep(new Report(request.requestId(), loop.now(), parts(request, found), 0)))
                .map(durable -> new CustomerInformationResponse(CustomerInformationStatus.Accepted))
                .onSuccess(answered -> loop.execute(this::send));
    }

    private Promise<CustomerInformationResponse> answer(CustomerInformationStatus status, String why) {
        return loop.resolved(new CustomerInformationResponse(status, new StatusInfo("Unspecified", why)));
    }

    private Promise<Void> keep(Report report) {
        Commit commit = store.begin();
        reports.put(commit, String.format("%08d", number++), report);
        return commit.submit();
    }

    /** Lines are kept together where they fit into one message. */
    private static List<String> parts(CustomerInformationRequest request, List<String> found) {
        if (!request.report()) {
            return List.of(CLEARED);
        }
        if (found.isEmpty()) {
            return List.of(NOTHING);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : found) {
            String rest = line;
            if (!part.isEmpty() && part.length() + 1 + rest.length() > LONGEST) {
                parts.add(part.toString());
                part.setLength(0);
            }
            while (rest.length() > LONGEST) {
                parts.add(rest.substring(0, LONGEST));
                rest = rest.substring(LONGEST);
            }
            part.append(part.isEmpty() ? "" : "\n").append(rest);
        }
        parts.add(part.toString());
        return parts;
    }

    private void send() {
        Optional<String> key = reports.keys().stream().findFirst();
        if (underWay || key.isEmpty()) {
            return;
        }
        Report report = reports.get(key.get()).orElseThrow();
        underWay = true;
        // a CSMS that keeps the station pending did not ask for this by a trigger or a report (B02.FR.02)
        csms.call(NotifyCustomerInformationRequest.builder().data(report.parts().get(report.told())).seqNo(report.told())
                .generatedAt(report.generatedAt()).requestId(report.requestId()).tbc(report.told() + 1 < report.parts().size()).build())
                .then(answered -> {
                    told(key.get(), report.next());
                    return null;
                }, failed -> failed(key.get(), report, failed.getFailure()));
    }

    private void told(String key, Report report) {
        tries = 0;
        Commit commit = store.begin();
        // or the same part would be sent again and again
        commit.essential();
        if (report.told() < report.parts().size()) {
            reports.put(commit, key, report);
        } else {
            reports.remove(commit, key);
        }
        commit.submit();
        underWay = false;
        send();
    }

    private void failed(String key, Report report, Throwable failure) {
        if (CallFailedException.awaitsLink(failure)) {
            underWay = false;
        } else if (++tries < MOST_TRIES) {
            loop.after(BETWEEN_TRIES, () -> {
                underWay = false;
                send();
            });
        } else {
            LOG.warn("the report of customer information {} is given up at part {}: {}", report.requestId(), report.told(),
                    failure.getMessage());
            told(key, new Report(report.requestId(), report.generatedAt(), report.parts(), report.parts().size()));
        }
    }
}
