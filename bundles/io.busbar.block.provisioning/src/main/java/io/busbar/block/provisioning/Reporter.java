package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.provisioning.AttributeType;
import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.ocpp.messages.provisioning.NotifyReportRequest;
import io.busbar.ocpp.messages.provisioning.ReportData;
import io.busbar.ocpp.messages.provisioning.VariableAttribute;
import io.busbar.ocpp.messages.provisioning.VariableAttributeBuilder;
import io.busbar.ocpp.messages.provisioning.VariableCharacteristics;
import io.busbar.ocpp.messages.provisioning.VariableCharacteristicsBuilder;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.Reading;
import io.busbar.station.api.module.Neighbours;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers reports in parts (B07.FR.03, B08.FR.03), one after the other; a part that a lost link swallowed goes again with the next. */
@Component(service = {Reporter.class, StationEventListener.class})
@Subscription("provisioning.reports")
public final class Reporter implements StationEventListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private static final int VARIABLES_IN_A_PART = 20;
    private static final int MOST_REPORTS = 4;
    private static final int MOST_TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /** A report that is not all sent, for the next version of this block; the values of what is left are read anew. */
    record Row(int requestId, Instant generatedAt, int seqNo, List<String> variables) {}

    private static final class Report {

        private final String key;
        private final int requestId;
        private final Instant generatedAt;
        private final List<Reading> readings;
        private int seqNo;
        private int tries;

        Report(String key, int requestId, Instant generatedAt, List<Reading> readings) {
            this.key = key;
            this.requestId = requestId;
            this.generatedAt = generatedAt;
            this.readings = readings;
        }

        NotifyReportRequest part() {
            int from = seqNo * VARIABLES_IN_A_PART;
            int to = Math.min(readings.size(), from + VARIABLES_IN_A_PART);
            return NotifyReportRequest.builder().requestId(requestId).generatedAt(generatedAt).seqNo(seqNo)
                    .reportData(readings.subList(from, to).stream().map(Reporter::data).toList()).tbc(to < readings.size()).build();
        }

        /** @return whether there is another part */
        boolean next() {
            seqNo++;
            tries = 0;
            return seqNo * VARIABLES_IN_A_PART < readings.size();
        }
    }

    private final StationLoop loop;
    private final Csms csms;
    private final Deque<Report> reports = new ArrayDeque<>();
    private final ProvisioningStore memory;
    private final Variables variables;
    /** Keys of the reports that an earlier version of this block has begun. */
    private final List<String> resumable = new ArrayList<>();
    private StoredMap<Row> rows;
    private int number;
    private boolean underWay;

    @Activate
    public Reporter(@Reference StationLoop loop, @Reference Csms csms, @Reference ProvisioningStore memory,
            @Reference Neighbours neighbours,
            @Reference Variables variables) {
        this.loop = loop;
        this.csms = csms;
        this.memory = memory;
        this.variables = variables;
        loop.execute(this::open);
        // the other blocks have declared their variables by then
        neighbours.whenAllPresent(this::resume);
    }

    private void open() {
        rows = memory.space().map("reports", Row.class, Lifetime.THIS_START);
        number = rows.keys().stream().mapToInt(Integer::parseInt).max().orElse(-1) + 1;
        resumable.addAll(rows.keys());
    }

    private void resume() {
        resumable.forEach(key -> rows.get(key).ifPresent(row -> {
            Set<String> wanted = new HashSet<>(row.variables);
            Report report = new Report(key, row.requestId, row.generatedAt,
                    variables.all().stream().filter(reading -> wanted.contains(reading.id().toString())).toList());
            report.seqNo = row.seqNo;
            reports.add(report);
        }));
        resumable.clear();
        send();
    }

    private void keep(Report report) {
        Commit commit = memory.store().begin();
        rows.put(commit, report.key, new Row(report.requestId, report.generatedAt, report.seqNo,
                report.readings.stream().map(reading -> reading.id().toString()).toList()));
        commit.submit();
    }

    private void done(Report report) {
        reports.remove();
        Commit commit = memory.store().begin();
        rows.remove(commit, report.key);
        commit.submit();
    }

    /** Whether another report can be taken now (B07.FR.13, B08.FR.16). */
    boolean hasRoom() {
        return reports.size() + resumable.size() < MOST_REPORTS;
    }

    /** Begins after the current task, so after the answer to the request (FR.05). */
    void report(int requestId, List<Reading> readings) {
        Report report = new Report(String.format("%08d", number++), requestId, loop.now(), readings);
        reports.add(report);
        keep(report);
        loop.execute(this::send);
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.LinkChanged link && link.up() || event instanceof StationEvent.RegistrationChanged) {
            send();
        }
    }

    private void send() {
        Report report = reports.peek();
        if (report == null || underWay) {
            return;
        }
        underWay = true;
        csms.callAsAsked(report.part()).then(answer -> {
            underWay = false;
            if (report.next()) {
                keep(report);
            } else {
                done(report);
            }
            send();
            return null;
        }, failed -> {
            underWay = false;
            failed(report, failed.getFailure());
        });
    }

    private void failed(Report report, Throwable failure) {
        if (CallFailedException.awaitsLink(failure)) {
            return;
        }
        if (++report.tries >= MOST_TRIES) {
            LOG.warn("report {} is given up at part {}: {}", report.requestId, report.seqNo, failure.getMessage());
            done(report);
        }
        loop.after(BETWEEN_TRIES, this::send);
    }

    private static ReportData data(Reading reading) {
        VariableSpec<?> spec = reading.spec();
        VariableAttributeBuilder attribute = VariableAttribute.builder().type(AttributeType.Actual).mutability(spec.mutability())
                .persistent(spec.mutability() != Mutability.ReadOnly).constant(false);
        reading.value().map(DeviceDataLimits::reported).ifPresent(attribute::value);
        VariableCharacteristicsBuilder characteristics = VariableCharacteristics.builder().dataType(spec.type()).supportsMonitoring(false)
                .maxLimit(limit(spec));
        spec.unit().ifPresent(characteristics::unit);
        spec.min().ifPresent(characteristics::minLimit);
        if (!spec.values().isEmpty()) {
            characteristics.valuesList(String.join(",", spec.values()));
        }
        return ReportData.builder().component(Names.wire(reading.id().component())).variable(Names.wire(reading.id()))
                .variableAttribute(List.of(attribute.build())).variableCharacteristics(characteristics.build()).build();
    }

    /** The greatest number, or for texts the greatest length. */
    private static Double limit(VariableSpec<?> spec) {
        if (spec.max().isPresent()) {
            return spec.max().getAsDouble();
        }
        return spec.maxLength().isPresent() ? (Double) (double) spec.maxLength().getAsInt() : null;
    }
}
