package io.busbar.plant.web;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.token.ReaderToken;
import io.busbar.driver.api.token.TokenType;
import io.busbar.plant.api.EvChange;
import io.busbar.plant.api.Plant;
import io.busbar.plant.api.PlantException;
import io.busbar.station.api.loop.StationLoop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;

/** What can be done by {@code POST /plant/<action>}. An action reads its members on any thread, and is done on the loop. */
final class PlantActions {

    /** The actions that {@code GET /plant} lists. */
    static final List<String> CAPABILITIES = List.of("plug", "swipe", "stop", "screen", "bay", "ev", "fault", "lock", "tamper", "flood");

    private static final int MOST_EVSES = 64;
    private static final int MOST_CONNECTORS = 4;
    private static final int USUAL_CABLE = 32;
    private static final Set<Integer> CABLES = Set.of(13, 20, 32, 63);
    private static final ReaderToken FLOOD = new ReaderToken("F100D000", TokenType.ISO14443);

    /** Done on the loop. @return the answer's JSON */
    interface Action {

        Promise<String> run() throws PlantException, Refusal;
    }

    private interface Simple {

        void run() throws PlantException, Refusal;
    }

    private interface Reader {

        Action read(Members members) throws Refusal;
    }

    private final StationLoop loop;
    private final Plant plant;
    private final Network network;
    private final Flood flood;
    private final Map<String, Reader> actions = new TreeMap<>();

    PlantActions(StationLoop loop, Plant plant, Network network, Flood flood) {
        this.loop = loop;
        this.plant = plant;
        this.network = network;
        this.flood = flood;
        actions.put("plugIn", this::plugIn);
        actions.put("unplug", this::unplug);
        actions.put("swipe", this::swipe);
        actions.put("pressStart", this::pressStart);
        actions.put("pressStop", this::pressStop);
        actions.put("choose", this::choose);
        actions.put("bay", this::bay);
        actions.put("ev", this::ev);
        actions.put("fault", this::fault);
        actions.put("clearFault", this::clearFault);
        actions.put("lockFailure", this::lockFailure);
        actions.put("tamper", this::tamper);
        actions.put("reset", members -> simple(plant::reset));
        actions.put("network", this::network);
        actions.put("flood", this::flood);
    }

    boolean knows(String name) {
        return actions.containsKey(name);
    }

    Action read(String name, Members members) throws Refusal {
        Action action = actions.get(name).read(members);
        members.end();
        return action;
    }

    private Action simple(Simple action) {
        return () -> {
            action.run();
            return loop.resolved(Answer.ok());
        };
    }

    private static int evseId(Members members) throws Refusal {
        return members.requiredInteger("evseId", 1, MOST_EVSES);
    }

    private static OptionalInt anyEvse(Members members) throws Refusal {
        return members.integer("evseId", 1, MOST_EVSES);
    }

    private static OptionalInt connectorId(Members members) throws Refusal {
        return members.integer("connectorId", 1, MOST_CONNECTORS);
    }

    private Action plugIn(Members members) throws Refusal {
        int evseId = evseId(members);
        int connectorId = connectorId(members).orElse(1);
        int cable = members.integer("cableAmps", 1, 100).orElse(USUAL_CABLE);
        if (!CABLES.contains(cable)) {
            throw Refusal.badRequest("cableAmps must be 13, 20, 32 or 63");
        }
        return simple(() -> plant.plugIn(evseId, connectorId, cable));
    }

    private Action unplug(Members members) throws Refusal {
        int evseId = evseId(members);
        int connectorId = connectorId(members).orElse(1);
        return () -> {
            boolean out = plant.unplug(evseId, connectorId);
            return loop.resolved(Answer.object(json -> {
                json.writeBooleanField("ok", true);
                json.writeBooleanField("cableOut", out);
            }));
        };
    }

    private static Optional<ReaderToken> token(Members members) throws Refusal {
        Optional<String> text = members.text("idToken", 36);
        String word = members.text("type", 20).orElse(TokenType.ISO14443.wire());
        TokenType type = TokenType.of(word).orElseThrow(() -> Refusal.badRequest(
                "type must be one of " + Stream.of(TokenType.values()).map(TokenType::wire).sorted().collect(Collectors.joining(", "))));
        return text.map(value -> new ReaderToken(value, type));
    }

    private Action swipe(Members members) throws Refusal {
        OptionalInt evseId = anyEvse(members);
        ReaderToken token = token(members).orElseThrow(() -> Refusal.badRequest("idToken is missing"));
        return simple(() -> plant.swipe(evseId, token));
    }

    private Action pressStart(Members members) throws Refusal {
        OptionalInt evseId = anyEvse(members);
        return simple(() -> plant.pressStart(evseId));
    }

    private Action pressStop(Members members) throws Refusal {
        OptionalInt evseId = anyEvse(members);
        return simple(() -> plant.pressStop(evseId));
    }

    private Action choose(Members members) throws Refusal {
        Set<String> keys = Set.copyOf(members.requiredTexts("keys", MOST_EVSES, 36));
        return simple(() -> plant.choose(keys));
    }

    private Action bay(Members members) throws Refusal {
        int evseId = evseId(members);
        boolean occupied = members.requiredBool("occupied");
        return simple(() -> plant.bay(evseId, occupied));
    }

    private Action ev(Members members) throws Refusal {
        int evseId = evseId(members);
        Optional<Boolean> ready = members.bool("ready");
        OptionalDouble powerW = members.number("powerW");
        OptionalInt phases = members.integer("phases", 1, 3);
        OptionalDouble soc = members.number("socPercent");
        OptionalDouble capacity = members.number("capacityWh");
        try {
            EvChange change = new EvChange(ready, powerW, phases, soc, capacity);
            return simple(() -> plant.ev(evseId, change));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    private Action fault(Members members) throws Refusal {
        int evseId = evseId(members);
        OptionalInt connectorId = connectorId(members);
        String word = members.requiredText("code", 50);
        FaultCode code = Arrays.stream(FaultCode.values()).filter(known -> known.wire().equals(word)).findFirst()
                .orElseThrow(() -> Refusal.badRequest("code must be one of "
                        + Arrays.stream(FaultCode.values()).map(FaultCode::wire).collect(Collectors.joining(", "))));
        return simple(() -> plant.fault(evseId, connectorId, code));
    }

    private Action clearFault(Members members) throws Refusal {
        int evseId = evseId(members);
        OptionalInt connectorId = connectorId(members);
        return simple(() -> plant.clearFault(evseId, connectorId));
    }

    private Action lockFailure(Members members) throws Refusal {
        int evseId = evseId(members);
        int connectorId = connectorId(members).orElse(1);
        boolean on = members.requiredBool("on");
        return simple(() -> plant.lockFailure(evseId, connectorId, on));
    }

    private Action tamper(Members members) throws Refusal {
        boolean on = members.requiredBool("on");
        return simple(() -> plant.tamper(on));
    }

    private Action network(Members members) throws Refusal {
        boolean up = members.requiredBool("up");
        return simple(() -> network.set(up));
    }

    private Action flood(Members members) throws Refusal {
        int evseId = evseId(members);
        int messages = members.requiredInteger("messages", 1, 1_000_000);
        ReaderToken token = token(members).orElse(FLOOD);
        return () -> flood.run(evseId, messages, token);
    }
}
