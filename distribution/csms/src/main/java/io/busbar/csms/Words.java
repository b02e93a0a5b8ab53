package io.busbar.csms;

import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.Variable;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.GetVariablesResponse;
import io.busbar.ocpp.messages.provisioning.NotifyReportRequest;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line for a message, for people. */
final class Words {

    private static final int WIDEST = 150;

    private Words() {}

    static Optional<String> of(Message message) {
        if (message instanceof BootNotificationRequest boot) {
            return Optional.of(boot.reason().wire() + ", " + boot.chargingStation().vendorName() + " " + boot.chargingStation().model());
        }
        if (message instanceof StatusNotificationRequest status) {
            return Optional.of("EVSE " + status.evseId() + " connector " + status.connectorId() + ": " + status.connectorStatus().wire());
        }
        if (message instanceof AuthorizeRequest authorize) {
            return Optional.of(authorize.idToken().type() + " " + authorize.idToken().idToken());
        }
        if (message instanceof MeterValuesRequest values) {
            return Optional.of("EVSE " + values.evseId() + energy(values.meterValue()));
        }
        if (message instanceof NotifyReportRequest report) {
            return Optional
                    .of("part " + report.seqNo() + ", " + (report.reportData() == null ? 0 : report.reportData().size()) + " variables"
                            + (Boolean.TRUE.equals(report.tbc()) ? ", more to come" : ", complete"));
        }
        if (message instanceof FirmwareStatusNotificationRequest firmware) {
            return Optional.of("update " + firmware.requestId() + ": " + firmware.status().wire());
        }
        if (message instanceof DataTransferRequest transfer) {
            return Optional.of(transfer.vendorId() + ": " + transfer.data());
        }
        if (message instanceof TransactionEventRequest event) {
            return Optional.of(event(event));
        }
        if (message instanceof GetVariablesRequest get) {
            return Optional.of(join(get.getVariableData().stream().map(data -> name(data.component(), data.variable()))));
        }
        if (message instanceof GetVariablesResponse got) {
            return Optional.of(join(got.getVariableResult().stream().map(result -> name(result.component(), result.variable()) + ": "
                    + (result.attributeValue() == null ? result.attributeStatus().wire() : result.attributeValue()))));
        }
        if (message instanceof SecurityEventNotificationRequest security) {
            return Optional.of(security.type() + (security.techInfo() == null ? "" : ", " + security.techInfo()));
        }
        if (message instanceof UpdateFirmwareRequest update) {
            return Optional.of("update " + update.requestId() + ": " + update.firmware().location()
                    + (update.firmware().signature() == null ? "" : ", signed"));
        }
        return Optional.empty();
    }

    private static String join(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    private static String name(Component component, Variable variable) {
        return component.name() + (component.instance() == null ? "" : "[" + component.instance() + "]") + "." + variable.name();
    }

    private static String event(TransactionEventRequest event) {
        StringBuilder words = new StringBuilder(event.eventType().wire()).append(" #").append(event.seqNo()).append(' ')
                .append(event.triggerReason().wire());
        if (event.transactionInfo().chargingState() != null) {
            words.append(", ").append(event.transactionInfo().chargingState().wire());
        }
        if (event.transactionInfo().stoppedReason() != null) {
            words.append(", stopped: ").append(event.transactionInfo().stoppedReason().wire());
        }
        if (event.idToken() != null) {
            words.append(", ").append(event.idToken().idToken());
        }
        if (Boolean.TRUE.equals(event.offline())) {
            words.append(", made offline");
        }
        String id = event.transactionInfo().transactionId();
        return words.append(energy(event.meterValue())).append("  (").append(id, 0, Math.min(8, id.length())).append(')').toString();
    }

    private static String energy(List<MeterValue> values) {
        if (values == null || values.isEmpty()) {
            return "";
        }
        var register = Ledger.register(values.get(values.size() - 1));
        return register.isPresent() ? String.format(Locale.ROOT, ", %.3f kWh", register.getAsDouble() / 1000) : "";
    }

    /** A payload, cut to a line. */
    static String cut(String payload) {
        return payload.length() <= WIDEST ? payload : payload.substring(0, WIDEST) + " ... (" + payload.length() + " characters)";
    }
}
