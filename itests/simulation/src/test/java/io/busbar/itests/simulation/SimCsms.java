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
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.availability.StatusNotificationResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.diagnostics.LogStatusNotificationResponse;
import io.busbar.ocpp.messages.diagnostics.NotifyCustomerInformationResponse;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationResponse;
import io.busbar.ocpp.messages.metering.MeterValuesResponse;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.NotifyReportResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.security.SecurityEventNotificationResponse;
import io.busbar.ocpp.messages.security.SignCertificateResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CSMS that holds everything against the schema and the rules, and remembers each transaction. */
final class SimCsms {

    /** Prints every frame, for the replay of one seed. */
    private static final boolean TRACE = Boolean.getBoolean("busbar.trace");

    private static final Pattern REMOTE_START = Pattern
            .compile("^\\[2,\"([^\"]+)\",\"RequestStartTransaction\",.*\"remoteStartId\":(\\d+)");
    private static final Pattern TRIGGER = Pattern.compile("\"TriggerMessage\".*\"requestedMessage\":\"(\\w+)\"");

    private final StationLoop loop;
    private final Supplier<Instant> clock;
    private final Random random;
    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final FrameReader reader = new FrameReader();
    private final Map<String, TreeMap<Integer, TransactionEventRequest>> transactions = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<String>> said = new TreeMap<>();
    private Function<TransactionEventRequest, AuthorizationStatus> judge = event -> AuthorizationStatus.Accepted;
    private Function<IdToken, AuthorizationStatus> tokens = token -> AuthorizationStatus.Accepted;
    private Consumer<Judged> judged = ignored -> {};
    private Consumer<Frame> heard = frame -> {};
    private Consumer<String> outOfTurn = text -> {};
    private final Deque<String> instead = new ArrayDeque<>();
    private Mood mood = Mood.FINE;
    private SimNetwork.Wire link;
    private Duration slower = Duration.ZERO;
    private int repeated;
    private final Set<String> wanted = new HashSet<>();
    /** Remote starts that have no answer yet, by the id of their message. */
    private final Map<String, Integer> starting = new LinkedHashMap<>();
    private boolean accepted;
    private int boots;

    /** What it said of the token of a transaction event. */
    record Judged(TransactionEventRequest event, AuthorizationStatus status) {}

    /** @param clock its own, which is right */
    SimCsms(StationLoop loop, Supplier<Instant> clock, Random random) {
        this.loop = loop;
        this.clock = clock;
        this.random = random;
    }

    /** A new life of the station: it has to register again. */
    void stationStarts() {
        accepted = false;
        wanted.clear();
    }

    /** Notes what the station may send though it is not accepted yet (B02.FR.02). */
    private void want(String text) {
        Matcher trigger = TRIGGER.matcher(text);
        if (trigger.find()) {
            wanted.add(trigger.group(1).replaceFirst("^Sign.*Certificate$", "SignCertificate"));
        } else if (text.contains("\"GetBaseReport\"") || text.contains("\"GetReport\"")) {
            wanted.add("NotifyReport");
        }
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

    /** What was said, by lane: the action of what the station sent, {@code "answers"} for what it answered. */
    Map<String, List<String>> said() {
        return said;
    }

    /** Transaction events that came more than once. */
    int repeated() {
        return repeated;
    }

    /** What the CSMS says of a token in its answer to a transaction event. */
    void judge(Function<TransactionEventRequest, AuthorizationStatus> judgement) {
        judge = judgement;
    }

    /** What it says of a token in its answer to Authorize. */
    void tokens(Function<IdToken, AuthorizationStatus> judgement) {
        tokens = judgement;
    }

    /** Who is told of each judgement that is about to reach the station. */
    void onJudged(Consumer<Judged> listener) {
        judged = listener;
    }

    /** How it answers from now on. */
    void mood(Mood now) {
        mood = now;
    }

    /** From now on it thinks for so long more. */
    void slower(Duration by) {
        slower = by;
    }

    /** Calls the station, if there is a link. */
    void call(String id, String action, String payload) {
        say(FrameWriter.call(id, action, payload));
    }

    /** Says whatever it is, if there is a link. @return whether there is */
    boolean say(String text) {
        boolean linked = linked();
        if (linked) {
            want(text);
            Matcher start = REMOTE_START.matcher(text);
            if (start.find()) {
                starting.put(start.group(1), Integer.parseInt(start.group(2)));
            }
            trace(">", text);
            link.answer(text);
        }
        return linked;
    }

    boolean linked() {
        return link != null && link.alive();
    }

    /** Says this instead of its next answer, {@code $} being the message id. */
    void sayInstead(String text) {
        instead.add(text);
    }

    /** Who is told of what it says instead, when it does. */
    void onSaidInstead(Consumer<String> listener) {
        outOfTurn = listener;
    }

    /** Who is told of each frame of the station but its calls. */
    void onAnswer(Consumer<Frame> listener) {
        heard = listener;
    }

    private void trace(String direction, String text) {
        if (TRACE) {
            System.out.println(loop.uptime() + " " + direction + " " + text);
        }
    }

    private void say(String lane, String words) {
        said.computeIfAbsent(lane, name -> new ArrayList<>()).add(words);
    }

    void take(SimNetwork.Wire wire, String text) {
        if (link != wire) {
            starting.clear();
        }
        link = wire;
        trace("<", text);
        Frame frame = reader.read(text);
        if (!(frame instanceof Frame.Call)) {
            heard.accept(frame);
        }
        if (frame instanceof Frame.CallResult result) {
            starting.remove(result.id());
            say("answers", result.id() + " " + result.payload());
            return;
        }
        if (frame instanceof Frame.CallError error) {
            starting.remove(error.id());
            say("answers", error.id() + " " + error.code() + " " + error.description());
            return;
        }
        if (!(frame instanceof Frame.Call call)) {
            violations.add("no call: " + text);
            return;
        }
        say(call.action(), call.payload());
        if (!instead.isEmpty()) {
            String answer = instead.remove().replace("$", call.id());
            outOfTurn.accept(answer);
            loop.after(Duration.ofMillis(random.nextInt(30)), () -> wire.answer(answer));
            return;
        }
        if (!accepted && !call.action().equals("BootNotification") && !wanted.contains(call.action())) {
            violations.add(call.action() + " before acceptance");
        }
        // now and then it thinks for a while
        Duration thinking = Duration.ofMillis(random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(30));
        Mood then = mood;
        loop.after(thinking.plus(slower).plus(then.later(random)), () -> {
            boolean before = accepted;
            String answer = answer(call, then.honest() && wire.alive());
            accepted = then.honest() ? accepted : before;
            then.says(call.id(), answer).forEach(said -> {
                trace(">", said);
                wire.answer(said);
            });
        });
    }

    private String answer(Frame.Call call, boolean heard) {
        try {
            ActionType action = Actions.find(call.action()).orElseThrow(() -> new IllegalStateException("no such action"));
            Message request = codec.decode(action.request(), call.payload());
            return FrameWriter.callResult(call.id(), codec.encode(respond(request, call.action(), heard)));
        } catch (RpcException | IllegalStateException e) {
            violations.add(call.action() + ": " + e.getMessage());
            return FrameWriter.callResult(call.id(), "{}");
        }
    }

    /**
     * As it comes again when the link was lost in between (E11.FR.07); nothing else of it may change. Which of the two is seen first depends on how long
     * the CSMS thought about each.
     */
    private static TransactionEventRequest offline(TransactionEventRequest event) {
        return new TransactionEventRequest(event.eventType(), event.timestamp(), event.triggerReason(), event.seqNo(),
                event.transactionInfo(),
                event.costDetails(), event.meterValue(), Boolean.TRUE, event.numberOfPhasesUsed(), event.cableMaxCurrent(),
                event.reservationId(), event.preconditioningStatus(), event.evseSleep(), event.evse(), event.idToken(), event.customData());
    }

    private Response respond(Message request, String action, boolean heard) {
        if (request instanceof BootNotificationRequest) {
            accepted = true;
            boots++;
            return new BootNotificationResponse(clock.get(), 300, RegistrationStatus.Accepted, null, null);
        }
        if (request instanceof TransactionEventRequest event) {
            if (starting.containsValue(event.transactionInfo().remoteStartId())) {
                violations
                        .add("what remote start " + event.transactionInfo().remoteStartId() + " caused comes before its answer: " + event);
            }
            if (Duration.between(event.timestamp(), clock.get()).abs().compareTo(Duration.ofDays(1)) > 0) {
                violations.add("an event of " + event.timestamp() + ", which is not today: " + event);
            }
            TransactionEventRequest held = transactions.computeIfAbsent(event.transactionInfo().transactionId(), id -> new TreeMap<>())
                    .putIfAbsent(event.seqNo(), event);
            repeated += held == null ? 0 : 1;
            if (held != null && !held.equals(event) && !offline(held).equals(offline(event))) {
                violations.add("seqNo " + event.seqNo() + " of " + event.transactionInfo().transactionId() + " means two things: " + held
                        + " and " + event);
            }
            if (event.idToken() == null) {
                return new TransactionEventResponse(null, null, null, null, null, null, null);
            }
            AuthorizationStatus status = judge.apply(event);
            if (heard) {
                judged.accept(new Judged(event, status));
            }
            return new TransactionEventResponse(null, null, info(status), null, null, null, null);
        }
        if (request instanceof AuthorizeRequest authorize) {
            return new AuthorizeResponse(info(tokens.apply(authorize.idToken())), null, null, null, null);
        }
        return switch (action) {
            case "Heartbeat" -> new HeartbeatResponse(clock.get(), null);
            case "StatusNotification" -> new StatusNotificationResponse(null);
            case "MeterValues" -> new MeterValuesResponse(null);
            case "NotifyReport" -> new NotifyReportResponse(null);
            case "SecurityEventNotification" -> new SecurityEventNotificationResponse(null);
            case "LogStatusNotification" -> new LogStatusNotificationResponse(null);
            case "FirmwareStatusNotification" -> new FirmwareStatusNotificationResponse(null);
            case "NotifyCustomerInformation" -> new NotifyCustomerInformationResponse(null);
            case "SignCertificate" -> new SignCertificateResponse(GenericStatus.Accepted, null, null);
            default -> throw new IllegalStateException("not expected");
        };
    }

    private static IdTokenInfo info(AuthorizationStatus status) {
        return IdTokenInfo.builder().status(status).build();
    }
}
