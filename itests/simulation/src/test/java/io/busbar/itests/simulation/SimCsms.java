package io.busbar.itests.simulation;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.availability.StatusNotificationResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.metering.MeterValuesResponse;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.NotifyReportResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.security.SecurityEventNotificationResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A CSMS that holds everything against the schema and the rules, and remembers each transaction. */
final class SimCsms {

    private final StationLoop loop;
    private final Random random;
    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final FrameReader reader = new FrameReader();
    private final Map<String, TreeMap<Integer, TransactionEventRequest>> transactions = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private boolean accepted;
    private int boots;

    SimCsms(StationLoop loop, Random random) {
        this.loop = loop;
        this.random = random;
    }

    /** A new life of the station: it has to register again. */
    void stationStarts() {
        accepted = false;
    }

    List<String> violations() {
        return violations;
    }

    int boots() {
        return boots;
    }

    Map<String, TreeMap<Integer, TransactionEventRequest>> transactions() {
        return transactions;
    }

    boolean allEnded() {
        return transactions.values().stream().allMatch(events -> events.lastEntry().getValue().eventType() == TransactionEventType.Ended);
    }

    void take(SimNetwork.Wire wire, String text) {
        if (!(reader.read(text) instanceof Frame.Call call)) {
            violations.add("no call: " + text);
            return;
        }
        // now and then it thinks for a while
        Duration thinking = Duration.ofMillis(random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(30));
        loop.after(thinking, () -> wire.answer(answer(call)));
    }

    private String answer(Frame.Call call) {
        try {
            ActionType action = Actions.find(call.action()).orElseThrow(() -> new IllegalStateException("no such action"));
            Message request = codec.decode(action.request(), call.payload());
            if (!accepted && !(request instanceof BootNotificationRequest)) {
                violations.add(call.action() + " before acceptance");
            }
            return FrameWriter.callResult(call.id(), codec.encode(respond(request, call.action())));
        } catch (RpcException | IllegalStateException e) {
            violations.add(call.action() + ": " + e.getMessage());
            return FrameWriter.callResult(call.id(), "{}");
        }
    }

    private Response respond(Message request, String action) {
        if (request instanceof BootNotificationRequest) {
            accepted = true;
            boots++;
            return new BootNotificationResponse(loop.now(), 300, RegistrationStatus.Accepted, null, null);
        }
        if (request instanceof TransactionEventRequest event) {
            TransactionEventRequest held = transactions.computeIfAbsent(event.transactionInfo().transactionId(), id -> new TreeMap<>())
                    .putIfAbsent(event.seqNo(), event);
            if (held != null && !held.equals(event)) {
                violations.add("seqNo " + event.seqNo() + " of " + event.transactionInfo().transactionId() + " means two things: " + held
                        + " and " + event);
            }
            return new TransactionEventResponse(null, null, event.idToken() == null ? null : accept(), null, null, null, null);
        }
        return switch (action) {
            case "Authorize" -> new AuthorizeResponse(accept(), null, null, null, null);
            case "Heartbeat" -> new HeartbeatResponse(loop.now(), null);
            case "StatusNotification" -> new StatusNotificationResponse(null);
            case "MeterValues" -> new MeterValuesResponse(null);
            case "NotifyReport" -> new NotifyReportResponse(null);
            case "SecurityEventNotification" -> new SecurityEventNotificationResponse(null);
            default -> throw new IllegalStateException("not expected");
        };
    }

    private static IdTokenInfo accept() {
        return IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build();
    }
}
