package io.busbar.itests.simulation;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.plant.api.PlantState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks every second whether what the plant does may be. Energy needs somebody who was allowed to have it since the last cable went. */
final class Witness {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** A refusal ends what flows: an answer, a message, a contactor that opens. */
    private static final Duration REFUSAL_TAKES = Duration.ofSeconds(20);

    /** The longest that a slow CSMS is waited for, some repetitions with it. */
    private static final Duration ANSWER_TAKES = Duration.ofSeconds(70);

    private static final double FLOWS_WATTS = 1;

    private record Presented(String uid, Duration at) {}

    private final World world;
    private final Map<String, AuthorizationStatus> tokens = new HashMap<>();
    private final Set<String> onceGood = new HashSet<>();
    private final Map<Integer, Presented> last = new HashMap<>();
    private final Map<Integer, Boolean> entitled = new HashMap<>();
    private final Map<Integer, Boolean> cables = new HashMap<>();
    private final Map<String, Integer> evses = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private boolean unknownMayCharge;
    private boolean refusedMayGoOn;

    Witness(World world) {
        this.world = world;
        world.csms.tokens(token -> status(token));
        world.csms.judge(event -> status(event.idToken()));
        world.csms.onJudged(this::judged);
        look();
    }

    List<String> violations() {
        return violations;
    }

    /** What the CSMS thinks of a token from now on; of others, that it does not know them. */
    void think(String uid, AuthorizationStatus status) {
        tokens.put(uid, status);
        if (status == AuthorizationStatus.Accepted) {
            onceGood.add(uid);
        }
    }

    /** A list told the station that it is good. */
    void listed(String uid) {
        onceGood.add(uid);
    }

    private AuthorizationStatus status(IdToken token) {
        return tokens.getOrDefault(token.idToken(), AuthorizationStatus.Unknown);
    }

    /** From now on the variables allow energy to whom nobody knows while the station is offline. */
    void unknownMayCharge() {
        unknownMayCharge = true;
    }

    /** From now on the variables allow energy to who is refused later. */
    void refusedMayGoOn() {
        refusedMayGoOn = true;
    }

    /** A token is at an EVSE's reader, or the CSMS starts for it. What was good once may be believed by a station that cannot ask. */
    void presented(int evse, String uid) {
        last.put(evse, new Presented(uid, world.loop.uptime()));
        if (onceGood.contains(uid) || unknownMayCharge) {
            entitled.put(evse, true);
        }
    }

    private void judged(SimCsms.Judged judged) {
        String transaction = judged.event().transactionInfo().transactionId();
        if (judged.event().evse() != null) {
            evses.put(transaction, judged.event().evse().id());
        }
        Integer evse = evses.get(transaction);
        Presented presented = last.get(evse);
        if (judged.status() == AuthorizationStatus.Accepted || presented == null || refusedMayGoOn
                || !presented.uid().equals(judged.event().idToken().idToken())) {
            return;
        }
        int cuts = world.cuts();
        world.later(REFUSAL_TAKES, () -> {
            if (world.cuts() == cuts && last.get(evse) == presented && !refusedMayGoOn) {
                entitled.put(evse, false);
            }
        });
    }

    /** A card's question may be answered when its cable is out again; the authorization is for the next cable then (C01, E03). */
    private boolean mayStillBeAnswered(int evse) {
        return last.containsKey(evse) && world.loop.uptime().minus(last.get(evse).at()).compareTo(ANSWER_TAKES) < 0;
    }

    private void look() {
        for (PlantState.Evse evse : world.plant.state().evses()) {
            boolean cable = evse.connectors().stream().anyMatch(PlantState.Connector::cable);
            if (Boolean.TRUE.equals(cables.put(evse.id(), cable)) && !cable && !mayStillBeAnswered(evse.id())) {
                entitled.put(evse.id(), false);
            }
            if (evse.powerW() > FLOWS_WATTS && !entitled.getOrDefault(evse.id(), false)) {
                violations.add(
                        "EVSE " + evse.id() + " gives " + evse.powerW() + " W at " + world.loop.uptime() + " to nobody; the last token was "
                                + last.get(evse.id()));
            }
        }
        world.later(PERIOD, this::look);
    }
}
