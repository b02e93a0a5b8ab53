package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A CSMS that answers as it should, unless a case says otherwise, and remembers every frame. It goes down and comes up again at one address. A
 * case consumes what it expects: {@link #expect} takes the first call of the station that fits and was not taken yet. How frames come and how
 * time passes is the affair of the {@link Rig} that it stands on.
 */
public final class ScriptedCsms {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Patience.ofSeconds(15);

    /** A call of the station. @param number of all frames in the order they came, at all CSMSs */
    public record Call(int number, int connection, Instant at, String id, String action, JsonNode payload) {

        public String text(String pointer) {
            return payload.at(pointer).asText();
        }
    }

    /** What an expected call has to be like. */
    public interface Condition {

        boolean test(Call call);
    }

    /** A frame for the check at the end. @param message its schema, e.g. BootNotificationRequest */
    record Seen(String message, String payload) {}

    /** How a call is answered: the payload of a CALLRESULT; empty for no answer at all. */
    public interface Answerer {

        Optional<String> answer(Call call);
    }

    /** An answerer may throw it. */
    public static final class CallError extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public CallError(String code) {
            super(code);
        }
    }

    /** Who may connect: the Authorization header, empty if there was none. */
    public interface Door {

        boolean opens(Optional<String> authorization);
    }

    private static volatile UnaryOperator<String> disturbance = UnaryOperator.identity();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Optional<SslContextFactory.Server> tls;
    private final Map<String, Answerer> answerers = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<Optional<String>> knocks = new CopyOnWriteArrayList<>();
    private final List<X509Certificate> shown = new CopyOnWriteArrayList<>();
    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Door door = authorization -> true;
    private volatile Consumer<String> out = text -> {
        throw new IllegalStateException("no station is connected");
    };
    private CaseTime time;
    private Carrier carrier;

    public ScriptedCsms() {
        this(Optional.empty());
    }

    /** @param tls what it shows and whom it trusts; see {@link TestCa} */
    public ScriptedCsms(SslContextFactory.Server tls) {
        this(Optional.of(tls));
    }

    private ScriptedCsms(Optional<SslContextFactory.Server> tls) {
        this.tls = tls;
    }

    /** It stands on this rig from now on. */
    void on(Rig rig, Carrier newCarrier) {
        time = rig.time();
        carrier = newCarrier;
        carrier.serve(new Incoming());
    }

    void on(Rig rig) {
        on(rig, rig.carrier(tls));
    }

    Carrier carrier() {
        return carrier;
    }

    boolean speaksTls() {
        return tls.isPresent();
    }

    CaseTime time() {
        return time;
    }

    /** Without the station's name. */
    public String url() {
        return carrier.url();
    }

    /** What becomes of the frames of all stations on their way, for a test of the tests. */
    static void disturb(UnaryOperator<String> way) {
        disturbance = way;
    }

    // ---- up and down

    public void up() throws Exception {
        carrier.up();
    }

    /** The link is lost, and nobody can connect until {@link #up}. */
    public void down() throws Exception {
        carrier.down();
    }

    /** The link is lost; the station may connect again at once. */
    public void disconnect() {
        carrier.disconnect();
    }

    public boolean isConnected() {
        return carrier.isConnected();
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    public void door(Door newDoor) {
        door = newDoor;
    }

    /** The certificates that stations have shown, one for each try to connect with one. */
    public List<X509Certificate> shown() {
        return shown;
    }

    /** The Authorization header of each try to connect. */
    public List<Optional<String>> knocks() {
        return knocks;
    }

    // ---- how it answers

    /** From now on calls of this action get this payload. */
    public void answer(String action, String payload) {
        answer(action, call -> Optional.of(payload));
    }

    public void answer(String action, Answerer answerer) {
        answerers.put(action, answerer);
    }

    /** From now on calls of this action get a CALLERROR. */
    public void refuse(String action, String code) {
        answer(action, call -> {
            throw new CallError(code);
        });
    }

    /** From now on calls of this action get no answer. */
    public void ignore(String action) {
        answer(action, call -> Optional.empty());
    }

    /** From now on it answers as it should. */
    public void answerAsUsual(String action) {
        answerers.remove(action);
    }

    /** What it says of a token, in all answers; {@code Accepted} of all others. */
    public void token(String idToken, String status) {
        tokens.put(idToken, "{\"status\":\"" + status + "\"}");
    }

    /** What it says of a token, whole. @param idTokenInfo JSON object */
    public void tokenInfo(String idToken, String idTokenInfo) {
        tokens.put(idToken, idTokenInfo);
    }

    /** Answers as it should, lets everybody in, and has taken all calls so far. */
    public void calm() {
        answerers.clear();
        tokens.clear();
        door = authorization -> true;
        calls.forEach(call -> taken.add(call.number()));
    }

    /** Another station: what the one before had open will never end. */
    void forget() {
        calls.clear();
        asked.clear();
        waiting.clear();
        serial.set(0);
    }

    private String usual(Call call) throws JsonProcessingException {
        ObjectNode answer = JSON.createObjectNode();
        switch (call.action()) {
            case "BootNotification" -> answer.put("currentTime", time.now().toString()).put("interval", 300).put("status", "Accepted");
            case "Heartbeat" -> answer.put("currentTime", time.now().toString());
            case "Authorize" -> answer.set("idTokenInfo", info(call.payload()));
            case "DataTransfer", "SignCertificate" -> answer.put("status", "Accepted");
            case "TransactionEvent" -> {
                if (call.payload().has("idToken")) {
                    answer.set("idTokenInfo", info(call.payload()));
                }
            }
            default -> {
                // all the others have nothing that must be said
            }
        }
        return answer.toString();
    }

    private JsonNode info(JsonNode payload) throws JsonProcessingException {
        return JSON.readTree(tokens.getOrDefault(payload.at("/idToken/idToken").asText(), "{\"status\":\"Accepted\"}"));
    }

    // ---- what the station says

    /** Takes the first call that fits and was not taken yet; waits for it if need be. */
    public Call expect(String action, Condition... conditions) {
        return expect(PATIENCE, action, conditions);
    }

    public Call expect(Duration patience, String action, Condition... conditions) {
        List<Call> found = new ArrayList<>();
        if (!time.await(patience, () -> !found.isEmpty() || take(action, List.of(conditions)).map(found::add).orElse(false))) {
            throw new AssertionError("no " + action + " as expected within " + patience + "; not taken so far: "
                    + calls.stream().filter(call -> !taken.contains(call.number())).map(call -> call.action() + call.payload()).toList());
        }
        return found.get(0);
    }

    private Optional<Call> take(String action, List<Condition> conditions) {
        Optional<Call> found = find(action, conditions);
        found.ifPresent(call -> taken.add(call.number()));
        return found;
    }

    private Optional<Call> find(String action, List<Condition> conditions) {
        return calls.stream().filter(call -> !taken.contains(call.number()) && fits(call, action, conditions)).findFirst();
    }

    private static boolean fits(Call call, String action, List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (!condition.test(call)) {
                return false;
            }
        }
        return call.action().equals(action);
    }

    /** No such call that was not taken is there, nor comes within a time. */
    public void refute(Duration span, String action, Condition... conditions) {
        time.await(span, () -> find(action, List.of(conditions)).isPresent());
        find(action, List.of(conditions)).ifPresent(call -> {
            throw new AssertionError("within " + span + " there is " + call);
        });
    }

    /** All calls of an action so far, taken or not. */
    public List<Call> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    /** For {@link #expect}: the value at a JSON pointer. */
    public static Condition at(String pointer, String value) {
        return call -> call.text(pointer).equals(value);
    }

    // ---- what it says

    /** A call to the station. @return its answer's payload; a CALLERROR is an error */
    public JsonNode call(String action, String payload) throws IOException {
        JsonNode frame = frame(action, payload);
        if (frame.get(0).asInt() != 3) {
            throw new AssertionError(action + ": " + frame);
        }
        return frame.get(2);
    }

    /** A call to the station. @return the whole frame that answers it */
    public JsonNode frame(String action, String payload) throws IOException {
        String id = "csms-" + serial.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        asked.put(id, action);
        say("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        if (!time.await(PATIENCE, answer::isDone)) {
            throw new IOException("no answer to " + action);
        }
        return answer.join();
    }

    /** Any text. */
    public void say(String text) {
        out.accept(text);
    }

    // ---- for the bench

    /** The frames of the station so far keep to the RPC framework's rules and to the official schemas. @param who for the message */
    void check(String who) throws IOException {
        List<Seen> frames = List.copyOf(seen);
        List<String> breaches = List.copyOf(violations);
        forgetFrames();
        assertEquals(List.of(), breaches, "breaches of the RPC framework's rules");
        OfficialSchemas.check(who, frames);
    }

    void forgetFrames() {
        seen.clear();
        violations.clear();
    }

    /** Transactions that were started and not ended, as far as told. */
    Set<String> open() {
        Set<String> open = new HashSet<>();
        List<Call> events = new ArrayList<>(calls("TransactionEvent"));
        events.forEach(event -> open.add(event.text("/transactionInfo/transactionId")));
        events.stream().filter(event -> event.text("/eventType").equals("Ended"))
                .forEach(event -> open.remove(event.text("/transactionInfo/transactionId")));
        return open;
    }

    private final class Incoming implements Carrier.Receiver {

        @Override
        public boolean admits(Optional<String> authorization) {
            knocks.add(authorization);
            return door.opens(authorization);
        }

        @Override
        public void shown(X509Certificate certificate) {
            shown.add(certificate);
        }

        @Override
        public Consumer<String> opened(Consumer<String> toStation) {
            out = toStation;
            return new Peer(toStation, connections.incrementAndGet())::onText;
        }
    }

    /** One connection. */
    private final class Peer {

        private final Consumer<String> own;
        private final int number;
        /** The one call that the station may have open (part 4, 4.1.1). */
        private volatile String open;

        Peer(Consumer<String> own, int number) {
            this.own = own;
            this.number = number;
        }

        void onText(String sent) {
            String text = disturbance.apply(sent);
            try {
                JsonNode frame = JSON.readTree(text);
                String id = frame.get(1).asText();
                switch (frame.get(0).asInt()) {
                    case 2 -> onCall(id, frame);
                    case 3, 4 -> onAnswer(id, frame);
                    default -> violations.add("no message type: " + text);
                }
            } catch (JsonProcessingException e) {
                violations.add("no JSON: " + text);
            }
            time.changed();
        }

        private void onCall(String id, JsonNode frame) throws JsonProcessingException {
            String action = frame.get(2).asText();
            Call call = new Call(NUMBERS.incrementAndGet(), number, time.now(), id, action, frame.get(3));
            seen.add(new Seen(action + "Request", frame.get(3).toString()));
            // an open call that was ignored times out at the station by itself
            if (open != null && !isIgnored(open)) {
                violations.add(action + " while another call was open");
            }
            open = action;
            Optional<String> answer;
            try {
                Answerer answerer = answerers.get(action);
                answer = answerer == null ? Optional.of(usual(call)) : answerer.answer(call);
                open = answer.isPresent() ? null : open;
                calls.add(call);
                answer.ifPresent(payload -> own.accept("[3," + frame.get(1) + "," + payload + "]"));
            } catch (CallError e) {
                open = null;
                calls.add(call);
                own.accept("[4," + frame.get(1) + ",\"" + e.getMessage() + "\",\"not today\",{}]");
            }
        }

        private boolean isIgnored(String action) {
            return answerers.containsKey(action);
        }

        private void onAnswer(String id, JsonNode frame) {
            CompletableFuture<JsonNode> future = waiting.remove(id);
            if (future == null) {
                if (!id.equals("-1")) {
                    violations.add("an answer to nothing: " + frame);
                }
                return;
            }
            if (frame.get(0).asInt() == 3) {
                seen.add(new Seen(asked.get(id) + "Response", frame.get(2).toString()));
            }
            future.complete(frame);
        }
    }

    /** For a case about a call's time: that something came not before. */
    public static void assertNotBefore(Instant earliest, Call call) {
        assertTrue(!call.at().isBefore(earliest), () -> call.action() + " came at " + call.at() + ", before " + earliest);
    }
}
