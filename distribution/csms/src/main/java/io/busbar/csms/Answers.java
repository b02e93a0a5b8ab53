package io.busbar.csms;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.availability.StatusNotificationResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationResponse;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.metering.MeterValuesResponse;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.NotifyReportRequest;
import io.busbar.ocpp.messages.provisioning.NotifyReportResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.ocpp.messages.security.SecurityEventNotificationResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The answers of this CSMS: it accepts everyone, and every token but those that begin with BAD. */
final class Answers {

    private static final int HEARTBEAT_SECONDS = 300;

    private final Clock clock;
    private final Ledger ledger;
    private final AtomicInteger dataTransfers = new AtomicInteger();
    private final Map<Integer, FirmwareStatus> firmwares = new ConcurrentHashMap<>();

    Answers(Clock clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /** The newest status of each firmware request. */
    Map<Integer, FirmwareStatus> firmwares() {
        return firmwares;
    }

    /** How many DataTransferRequests came so far. */
    int dataTransfers() {
        return dataTransfers.get();
    }

    /** @throws RpcException NotImplemented for what this CSMS does not take */
    Response to(Message request) throws RpcException {
        if (request instanceof BootNotificationRequest) {
            return new BootNotificationResponse(clock.instant().truncatedTo(ChronoUnit.MILLIS), HEARTBEAT_SECONDS,
                    RegistrationStatus.Accepted, null, null);
        }
        if (request instanceof HeartbeatRequest) {
            return new HeartbeatResponse(clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
        }
        if (request instanceof StatusNotificationRequest) {
            return new StatusNotificationResponse(null);
        }
        if (request instanceof AuthorizeRequest authorize) {
            return new AuthorizeResponse(info(authorize.idToken()), null, null, null, null);
        }
        if (request instanceof TransactionEventRequest event) {
            ledger.take(event);
            return new TransactionEventResponse(null, null, event.idToken() == null ? null : info(event.idToken()), null, null, null, null);
        }
        if (request instanceof MeterValuesRequest) {
            return new MeterValuesResponse(null);
        }
        if (request instanceof NotifyReportRequest) {
            return new NotifyReportResponse(null);
        }
        if (request instanceof SecurityEventNotificationRequest) {
            return new SecurityEventNotificationResponse(null);
        }
        if (request instanceof FirmwareStatusNotificationRequest firmware) {
            firmwares.merge(firmware.requestId() == null ? 0 : firmware.requestId(), firmware.status(), (before, now) -> now);
            return new FirmwareStatusNotificationResponse(null);
        }
        if (request instanceof DataTransferRequest) {
            dataTransfers.incrementAndGet();
            return new DataTransferResponse(DataTransferStatus.UnknownVendorId, null, null, null);
        }
        throw new RpcException(RpcErrorCode.NotImplemented, "this CSMS does not take it");
    }

    private static IdTokenInfo info(IdToken token) {
        boolean bad = token.idToken().toUpperCase(Locale.ROOT).startsWith("BAD");
        return IdTokenInfo.builder().status(bad ? AuthorizationStatus.Invalid : AuthorizationStatus.Accepted).build();
    }
}
