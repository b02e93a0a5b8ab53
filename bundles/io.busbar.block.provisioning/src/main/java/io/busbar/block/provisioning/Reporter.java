package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.WireEnum;
import io.busbar.ocpp.messages.provisioning.AttributeType;
import io.busbar.ocpp.messages.provisioning.DataType;
import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.ocpp.messages.provisioning.NotifyReportRequest;
import io.busbar.ocpp.messages.provisioning.ReportData;
import io.busbar.ocpp.messages.provisioning.VariableAttribute;
import io.busbar.ocpp.messages.provisioning.VariableCharacteristics;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.Subscription;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    private static final class Report {

        private final int requestId;
        private final Instant generatedAt;
        private final List<Reading> readings;
        private int seqNo;
        private int tries;

        Report(int requestId, Instant generatedAt, List<Reading> readings) {
            this.requestId = requestId;
            this.generatedAt = generatedAt;
            this.readings = readings;
        }

        NotifyReportRequest part() {
            int from = seqNo * VARIABLES_IN_A_PART;
            int to = Math.min(readings.size(), from + VARIABLES_IN_A_PART);
            return new NotifyReportRequest(requestId, generatedAt, seqNo, readings.subList(from, to).stream().map(Reporter::data).toList(),
                    to < readings.size(), null);
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
    private boolean underWay;

    @Activate
    public Reporter(@Reference StationLoop loop, @Reference Csms csms) {
        this.loop = loop;
        this.csms = csms;
    }

    /** Whether another report can be taken now (B07.FR.13, B08.FR.16). */
    boolean hasRoom() {
        return reports.size() < MOST_REPORTS;
    }

    /** Begins after the current task, so after the answer to the request (FR.05). */
    void report(int requestId, List<Reading> readings) {
        reports.add(new Report(requestId, loop.now(), readings));
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
            if (!report.next()) {
                reports.remove();
            }
            send();
            return null;
        }, failed -> {
            underWay = false;
            failed(report, failed.getFailure());
        });
    }

    private void failed(Report report, Throwable failure) {
        if (failure instanceof CallFailedException call && (call.reason() == CallFailedException.Cause.OFFLINE
                || call.reason() == CallFailedException.Cause.NOT_ACCEPTED)) {
            return;
        }
        if (++report.tries >= MOST_TRIES) {
            LOG.warn("report {} is given up at part {}: {}", report.requestId, report.seqNo, failure.getMessage());
            reports.remove();
        }
        loop.after(BETWEEN_TRIES, this::send);
    }

    private static ReportData data(Reading reading) {
        VariableSpec<?> spec = reading.spec();
        VariableAttribute attribute = new VariableAttribute(AttributeType.Actual,
                reading.value().map(DeviceDataLimits::reported).orElse(null), mutability(spec),
                spec.mutability() != io.busbar.station.api.model.Mutability.READ_ONLY, false, null);
        VariableCharacteristics characteristics = new VariableCharacteristics(
                WireEnum.of(DataType.class, spec.type().wire()).orElseThrow(), false, spec.unit().orElse(null),
                spec.min().isPresent() ? (Double) spec.min().getAsDouble() : null, limit(spec), null,
                spec.values().isEmpty() ? null : String.join(",", spec.values()), null);
        return new ReportData(Names.wire(reading.id().component()), Names.wire(reading.id()), List.of(attribute), characteristics, null);
    }

    /** The greatest number, or for texts the greatest length. */
    private static Double limit(VariableSpec<?> spec) {
        if (spec.max().isPresent()) {
            return spec.max().getAsDouble();
        }
        return spec.maxLength().isPresent() ? (Double) (double) spec.maxLength().getAsInt() : null;
    }

    private static Mutability mutability(VariableSpec<?> spec) {
        return switch (spec.mutability()) {
            case READ_ONLY -> Mutability.ReadOnly;
            case WRITE_ONLY -> Mutability.WriteOnly;
            case READ_WRITE -> Mutability.ReadWrite;
        };
    }
}
