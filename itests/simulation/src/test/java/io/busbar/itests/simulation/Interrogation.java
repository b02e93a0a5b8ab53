package io.busbar.itests.simulation;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.ActionType;
import io.busbar.ocpp.messages.Actions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A station is told things, line by line, and must stay a station: it lives, answers each call once and by the schema, none with InternalError,
 * sends nothing that breaks the rules, and answers a plain question in the end.
 *
 * <p>
 * A line is a frame of the CSMS as it stands, or one of: {@code +90} (seconds pass), {@code =} and a text (the CSMS says that instead of its next
 * answer, with {@code $} for the message id), {@code plug 1}, {@code unplug 1}, {@code swipe 1 AABBCC01}, {@code ready 1}, {@code paused 1},
 * {@code stop 1}, {@code cut}, {@code mend}, {@code off}.
 */
final class Interrogation implements AutoCloseable {

    private static final int MOST_LINES = 40;
    private static final int LONGEST_PAUSE = 600;
    private static final Pattern PAUSE = Pattern.compile("\\+(\\d{1,3})");
    private static final Pattern DEED = Pattern.compile("(plug|unplug|swipe|ready|paused|stop) ([12])(?: (\\w{1,20}))?");
    private static final Duration TO_BOOT = Duration.ofSeconds(8);
    /** A handler has 25 s for its answer, and the line has latency. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(40);

    private final World world;
    private final FrameReader reader = new FrameReader();
    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final Map<String, Asked> asked = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int probes;

    /** Without an action when the text was no call: it may be answered with an error, or not at all. */
    private static final class Asked {

        private String action = "";
        private int times;
        private int answers;
    }

    Interrogation() throws Exception {
        world = new World(1, Map.of());
        world.csms.onAnswer(this::heard);
        world.csms.onSaidInstead(this::note);
        world.loop.runUntil(() -> world.csms.boots() > 0, Duration.ofMinutes(1));
        live(Duration.ofSeconds(2));
    }

    /** Tells the station all this, and complains by an exception if anything does not hold after it. */
    void hear(String text) throws Exception {
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            say(line);
        }
        world.network.up(true);
        live(TO_ANSWER);
        probe();
        check();
    }

    @Override
    public void close() throws IOException {
        world.close();
    }

    private void say(String line) throws Exception {
        Matcher pause = PAUSE.matcher(line);
        Matcher deed = DEED.matcher(line);
        if (pause.matches()) {
            live(Duration.ofSeconds(Math.min(LONGEST_PAUSE, Integer.parseInt(pause.group(1)))));
        } else if (deed.matches()) {
            act(deed.group(1), Integer.parseInt(deed.group(2)), deed.group(3));
        } else if (line.startsWith("=")) {
            world.csms.sayInstead(line.substring(1));
        } else if (line.equals("cut") || line.equals("mend")) {
            world.network.up(line.equals("mend"));
        } else if (line.equals("off")) {
            restart();
        } else {
            frame(line);
        }
        live(Duration.ofMillis(20));
    }

    private void act(String deed, int evse, String uid) {
        switch (deed) {
            case "plug" -> world.plug(evse);
            case "unplug" -> world.unplug(evse);
            case "swipe" -> world.swipe(evse, uid == null ? "AABBCC0" + evse : uid);
            case "ready" -> world.carReady(evse, true);
            case "paused" -> world.carReady(evse, false);
            default -> world.pressStop(evse);
        }
    }

    private void frame(String text) {
        if (world.csms.say(text)) {
            note(text);
        }
    }

    private void note(String text) {
        Frame frame = reader.read(text);
        if (frame instanceof Frame.Call call) {
            note(call.id(), call.action());
        } else if (frame instanceof Frame.Malformed malformed) {
            note(malformed.answerId(), "");
        } else if (frame instanceof Frame.Unsupported unsupported) {
            note(unsupported.id().orElse(Frame.NO_ID), "");
        }
    }

    private void note(String id, String action) {
        Asked call = asked.computeIfAbsent(id, fresh -> new Asked());
        call.action = call.action.isEmpty() ? action : call.action;
        call.times++;
    }

    private void heard(Frame frame) {
        if (frame instanceof Frame.CallResult result) {
            answered(result.id());
            Asked call = asked.get(result.id());
            if (call != null && call.times == 1) {
                complyWithSchema(call.action, result.payload());
            }
        } else if (frame instanceof Frame.CallError error) {
            answered(error.id());
            if (Arrays.stream(RpcErrorCode.values()).noneMatch(code -> code.name().equals(error.code()))) {
                complaints.add("no such error code: " + error);
            } else if (error.code().equals(RpcErrorCode.InternalError.name())) {
                complaints.add("a module fails: " + error + " to " + action(error.id()));
            }
        } else {
            complaints.add("not a frame for a CSMS: " + frame);
        }
    }

    private String action(String id) {
        return asked.containsKey(id) ? asked.get(id).action : "nothing";
    }

    private void answered(String id) {
        Asked call = asked.get(id);
        if (call == null || ++call.answers > call.times) {
            complaints.add("an answer to nothing, or once more: " + id + " " + action(id));
        }
    }

    private void complyWithSchema(String action, String payload) {
        try {
            codec.decode(Actions.find(action).flatMap(ActionType::response).orElseThrow(() -> new IllegalStateException("no action")),
                    payload);
        } catch (RpcException | IllegalStateException e) {
            complaints.add("the answer to " + action + " is not by its schema: " + e.getMessage() + " " + payload);
        }
    }

    /** Time passes; when the link goes, what was asked on it need not be answered any more. */
    private void live(Duration time) throws Exception {
        Duration end = world.loop.uptime().plus(time);
        while (world.loop.uptime().compareTo(end) < 0) {
            int restarts = world.restarts();
            boolean linked = world.csms.linked();
            world.loop.runUntil(() -> world.restarts() > restarts || linked && !world.csms.linked(), end.minus(world.loop.uptime()));
            if (!world.csms.linked()) {
                forget();
            }
            if (world.restarts() > restarts) {
                restart();
            }
        }
    }

    private void restart() throws Exception {
        complainOfFailures();
        world.powerCut(TO_BOOT);
        forget();
    }

    private void forget() {
        asked.values().forEach(call -> call.answers = call.times);
    }

    private void probe() throws Exception {
        if (world.csms.linked()) {
            frame("[2,\"probe-" + ++probes
                    + "\",\"GetVariables\",{\"getVariableData\":[{\"component\":{\"name\":\"TxCtrlr\"},\"variable\":{\"name\":\"TxStartPoint\"}}]}]");
            live(Duration.ofSeconds(2));
        }
    }

    private void check() {
        complainOfFailures();
        String silent = asked.entrySet().stream().filter(call -> !call.getValue().action.isEmpty() && call.getValue().answers == 0)
                .map(call -> call.getKey() + " " + call.getValue().action).sorted().collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            complaints.add("not answered: " + silent);
        }
        complaints.addAll(world.csms.violations());
        complaints.addAll(world.station().unsatisfied());
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(String.join("\n", complaints));
        }
        asked.clear();
        world.csms.said().clear();
        world.csms.transactions().clear();
    }

    private void complainOfFailures() {
        world.loop.failures().forEach((owner, times) -> complaints.add(owner + " let out " + times + " exceptions in tasks"));
    }
}
