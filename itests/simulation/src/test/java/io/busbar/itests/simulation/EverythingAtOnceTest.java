package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.plant.api.PlantState;
import io.busbar.testing.Budget;
import io.busbar.testing.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * {@link ChaosTest}'s people and cuts, with refused and refused-later tokens, orders of the CSMS, a CSMS that answers late, wrongly, twice or
 * never, and a clock that jumps. {@code -Dbusbar.seed=N} replays one run, {@code -Dbusbar.runs=N} chooses how many.
 */
class EverythingAtOnceTest {

    private static final long FIRST_SEED = 20_261_101;
    private static final Duration SCENARIO = Duration.ofMinutes(40);
    private static final Duration FAREWELL = Duration.ofHours(4);
    private static final Duration RESTART = Duration.ofSeconds(8);
    private static final List<String> START_POINTS = List.of("PowerPathClosed,Authorized", "Authorized", "EVConnected,Authorized",
            "EnergyTransfer");

    /** At each EVSE: one that is always good, one that the CSMS changes its mind about, one that is always bad. */
    private static final List<String> CARDS = List.of("TURN0", "AABBCC0", "BAD0");

    /** Sessions are ended by the CSMS, cards are held to readers; after that a cable has to be free. */
    private static final Duration CABLE_PATIENCE = Duration.ofMinutes(10);

    @Test
    @DisplayName("Whatever is refused, ordered, reset, switched off, answered wrongly or late: transactions are complete, energy told = energy "
            + "delivered, none without authorization, no cable stays locked, every call is answered once at most and the station answers in the end")
    void invariantsHold() throws Exception {
        if (Seed.chosen().isPresent()) {
            run(Seed.chosen().getAsLong());
            return;
        }
        int runs = Budget.RUNS.get();
        int transactions = 0;
        int restarts = 0;
        for (int i = 0; i < runs; i++) {
            try {
                Lived lived = run(FIRST_SEED + i);
                transactions += lived.transactions;
                restarts += lived.restarts;
            } catch (AssertionError | Exception e) {
                throw new AssertionError(
                        "seed " + (FIRST_SEED + i) + " (replay with -Dbusbar.seed=" + (FIRST_SEED + i) + "): " + e.getMessage(), e);
            }
        }
        System.out.println(runs + " runs from seed " + FIRST_SEED + ", " + transactions + " transactions, " + restarts + " resets");
        assertTrue(transactions > runs, "only " + transactions + " transactions in " + runs + " runs");
        assertTrue(restarts > runs / 4, "only " + restarts + " resets in " + runs + " runs");
    }

    private record Lived(int transactions, int restarts) {}

    private static Lived run(long seed) throws Exception {
        Random random = new Random(seed ^ 0x2545F4914F6CDD1DL);
        try (World world = new World(seed, Map.of("SampledDataCtrlr.TxUpdatedInterval", "60", "TxCtrlr.TxStartPoint",
                START_POINTS.get(random.nextInt(START_POINTS.size())), "TxCtrlr.TxStopPoint", "Authorized,EVConnected"))) {
            live(world, random, seed);
            return new Lived(world.csms.transactions().size(), world.restarts());
        }
    }

    private static void live(World world, Random random, long seed) throws Exception {
        Witness witness = new Witness(world);
        Mayhem mayhem = new Mayhem(world, witness, random);
        for (int evse = 1; evse <= World.EVSES; evse++) {
            witness.think("AABBCC0" + evse, AuthorizationStatus.Accepted);
            witness.think("TURN0" + evse, AuthorizationStatus.Accepted);
            witness.think("BAD0" + evse, AuthorizationStatus.Blocked);
        }
        world.loop.advance(Duration.ofSeconds(30));
        for (int evse = 1; evse <= World.EVSES; evse++) {
            people(world, witness, random, evse);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Duration at = ChaosTest.within(random, SCENARIO);
            world.later(at, () -> world.network.up(false));
            world.later(at.plus(ChaosTest.within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 12))), () -> world.network.up(true));
        }
        ChaosTest.networkFaults(world, new Random(new SplittableRandom(seed).nextLong()), SCENARIO);
        mayhem.spreadOver(SCENARIO);
        passTime(world, random);
        goHome(world, mayhem);
        check(world, witness);
    }

    /** The scenario's time, with power cuts and the restarts that the station asks for. */
    private static void passTime(World world, Random random) throws Exception {
        List<Duration> powerCuts = new ArrayList<>();
        Duration begin = world.loop.uptime();
        for (int i = random.nextInt(3); i > 0; i--) {
            powerCuts.add(begin.plus(ChaosTest.within(random, SCENARIO)));
        }
        powerCuts.sort(null);
        powerCuts.add(begin.plus(SCENARIO));
        for (Duration cut : powerCuts) {
            runUntil(world, cut);
            if (!cut.equals(begin.plus(SCENARIO))) {
                world.powerCut(ChaosTest.within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 3)));
            }
        }
    }

    private static void runUntil(World world, Duration end) throws Exception {
        while (world.loop.uptime().compareTo(end) < 0) {
            int restarts = world.restarts();
            if (world.loop.runUntil(() -> world.restarts() > restarts, end.minus(world.loop.uptime()))) {
                world.powerCut(RESTART);
            }
        }
    }

    /** The network is mended, the CSMS is well again, sessions are ended, cables pulled, and the station says what it still has to say. */
    private static void goHome(World world, Mayhem mayhem) throws Exception {
        world.network.up(true);
        world.network.fault(NetworkFault.NONE);
        world.csms.mood(Mood.FINE);
        runUntil(world, world.loop.uptime().plus(Duration.ofMinutes(15)));
        mayhem.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
        Duration patience = world.loop.uptime().plus(CABLE_PATIENCE);
        int round = 0;
        while (!cables(world).isEmpty()) {
            assertTrue(world.loop.uptime().compareTo(patience) < 0,
                    () -> "a cable is locked: " + world.plant.state() + ChaosTest.story(world));
            mayhem.stopAll();
            runUntil(world, world.loop.uptime().plusSeconds(20));
            for (int evse = 1; evse <= World.EVSES; evse++) {
                world.unplug(evse);
            }
            runUntil(world, world.loop.uptime().plusSeconds(10));
            // who was refused while the car was there gets the cable back with the same card (C15, E05)
            String owner = CARDS.get(round++ % CARDS.size());
            cables(world).forEach(evse -> world.swipe(evse, owner + evse));
            runUntil(world, world.loop.uptime().plusSeconds(10));
        }
        runUntil(world, world.loop.uptime().plus(Duration.ofMinutes(5)));
        if (!world.loop.runUntil(() -> world.station().queued() == 0 && world.csms.allEnded(), FAREWELL)) {
            fail(world.station().queued() + " messages are not delivered, the transactions: " + ChaosTest.story(world));
        }
        mayhem.set("TxCtrlr", "EVConnectionTimeOut", "77");
        world.loop.advance(Duration.ofMinutes(1));
    }

    /** EVSEs with a cable in a socket. */
    private static List<Integer> cables(World world) {
        return world.plant.state().evses().stream().filter(evse -> evse.connectors().stream().anyMatch(PlantState.Connector::cable))
                .map(PlantState.Evse::id)
                .toList();
    }

    private static void check(World world, Witness witness) {
        if (!world.csms.violations().isEmpty()) {
            fail(world.csms.violations().size() + " violations, the first: " + world.csms.violations().get(0));
        }
        if (!witness.violations().isEmpty()) {
            fail(witness.violations().size() + " times, the first: " + witness.violations().get(0) + ChaosTest.story(world));
        }
        assertEquals(List.of(), world.station().unsatisfied());
        world.csms.transactions().forEach(Conversation::checkComplete);
        Conversation.checkEnergy(world);
        List<String> answers = world.csms.said().getOrDefault("answers", List.of()).stream().map(answer -> answer.split(" ")[0]).toList();
        assertEquals(answers.stream().distinct().count(), answers.size(), "a call was answered twice: " + answers);
        List<String> all = world.csms.said().get("answers");
        assertTrue(all.get(all.size() - 1).contains("\"attributeStatus\":\"Accepted\""), "the last answer: " + all.get(all.size() - 1));
    }

    private static void people(World world, Witness witness, Random random, int evse) {
        Duration time = ChaosTest.within(random, Duration.ofMinutes(2));
        while (time.compareTo(SCENARIO.minusMinutes(5)) < 0) {
            String uid = switch (random.nextInt(8)) {
                case 0 -> "BAD0" + evse;
                case 1, 2 -> "TURN0" + evse;
                default -> "AABBCC0" + evse;
            };
            Runnable card = () -> {
                witness.presented(evse, uid);
                world.swipe(evse, uid);
            };
            boolean cardFirst = random.nextInt(3) == 0;
            Duration second = time.plus(ChaosTest.within(random, Duration.ofSeconds(20)));
            world.later(time, cardFirst ? card : () -> world.plug(evse));
            world.later(second, cardFirst ? () -> world.plug(evse) : card);
            Duration end = second.plus(ChaosTest.within(random, Duration.ofMinutes(10)));
            switch (random.nextInt(4)) {
                case 0 -> world.later(end, () -> world.pressStop(evse));
                case 1 -> {
                    // nobody stops it, the cable is pulled (or stays locked)
                }
                default -> world.later(end, card);
            }
            world.later(end.plusSeconds(5), () -> world.unplug(evse));
            world.later(end.plusSeconds(30), () -> world.unplug(evse));
            time = end.plusSeconds(40).plus(ChaosTest.within(random, Duration.ofMinutes(2)));
        }
    }
}
