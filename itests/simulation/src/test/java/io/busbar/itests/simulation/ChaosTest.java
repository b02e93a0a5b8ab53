package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

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
 * One scenario of two EVSEs, many seeds, each with link cuts and power cuts at other instants. {@code -Dbusbar.seed=N} replays one run,
 * {@code -Dbusbar.runs=N} chooses how many.
 */
class ChaosTest {

    private static final long FIRST_SEED = 20_260_301;
    private static final Duration SCENARIO = Duration.ofMinutes(40);
    private static final Duration FAREWELL = Duration.ofHours(4);

    private static final Map<String, String> SETTINGS = Map.of("SampledDataCtrlr.TxUpdatedInterval", "60", "TxCtrlr.TxStartPoint",
            "PowerPathClosed,Authorized", "TxCtrlr.TxStopPoint", "Authorized,EVConnected");

    @Test
    @DisplayName("E01, E04, E11, E12, E13, B01.FR.08: each transaction Started once and Ended once, no seqNo missing or double, nothing before "
            + "acceptance, meters never back, energy told = energy delivered")
    void invariantsHold() throws Exception {
        if (Seed.chosen().isPresent()) {
            run(Seed.chosen().getAsLong());
            return;
        }
        int runs = Budget.RUNS.get();
        int transactions = 0;
        for (int i = 0; i < runs; i++) {
            try {
                transactions += run(FIRST_SEED + i);
            } catch (AssertionError | Exception e) {
                throw new AssertionError(
                        "seed " + (FIRST_SEED + i) + " (replay with -Dbusbar.seed=" + (FIRST_SEED + i) + "): " + e.getMessage(), e);
            }
        }
        System.out.println(runs + " runs from seed " + FIRST_SEED + ", " + transactions + " transactions");
        assertTrue(transactions > runs * 3, "only " + transactions + " transactions in " + runs + " runs");
    }

    @Test
    @DisplayName("The same seed gives the same conversation")
    void replays() throws Exception {
        try (World one = play(FIRST_SEED + 7); World two = play(FIRST_SEED + 7)) {
            assertEquals(story(one), story(two));
            assertEquals(one.loop.now(), two.loop.now());
        }
    }

    /** All but the transactions' ids, which are random in every run. */
    static List<String> story(World world) {
        return world.csms.transactions().values().stream().map(Conversation::words).toList();
    }

    private static int run(long seed) throws Exception {
        try (World world = play(seed)) {
            if (!world.csms.violations().isEmpty()) {
                fail(world.csms.violations().size() + " violations, the first: " + world.csms.violations().get(0));
            }
            assertEquals(0, world.station().queued(), "messages left in the outbox");
            world.csms.transactions().forEach(Conversation::checkComplete);
            Conversation.checkEnergy(world);
            return world.csms.transactions().size();
        }
    }

    private static World play(long seed) throws Exception {
        World world = new World(seed, SETTINGS);
        Random random = new Random(seed ^ 0x5DEECE66DL);
        world.loop.advance(Duration.ofSeconds(30));
        for (int evse = 1; evse <= World.EVSES; evse++) {
            people(world, random, evse);
        }
        int linkCuts = random.nextInt(6);
        for (int i = 0; i < linkCuts; i++) {
            Duration at = within(random, SCENARIO);
            world.later(at, () -> world.network.up(false));
            world.later(at.plus(within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 12))), () -> world.network.up(true));
        }
        networkFaults(world, new Random(new SplittableRandom(seed).nextLong()), SCENARIO);
        diskFaults(world, new Random(new SplittableRandom(~seed).nextLong()), SCENARIO);
        List<Duration> powerCuts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            powerCuts.add(within(random, SCENARIO));
        }
        powerCuts.sort(null);
        Duration begin = world.loop.uptime();
        for (Duration cut : powerCuts) {
            Duration wait = cut.minus(world.loop.uptime().minus(begin));
            if (!wait.isNegative()) {
                world.loop.advance(wait);
                world.powerCut(within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 3)));
            }
        }
        Duration rest = SCENARIO.minus(world.loop.uptime().minus(begin));
        world.loop.advance(rest.isNegative() ? Duration.ofSeconds(1) : rest);
        // everybody goes home, the network is mended, the station says what it still has to say
        world.network.up(true);
        world.network.fault(NetworkFault.NONE);
        world.disk(DiskFault.NONE);
        world.plant.reset();
        world.loop.advance(Duration.ofMinutes(5));
        if (!world.loop.runUntil(() -> world.station().queued() == 0 && world.csms.allEnded(), FAREWELL)) {
            fail(world.station().queued() + " messages are not delivered, the transactions: " + story(world));
        }
        world.loop.advance(Duration.ofMinutes(1));
        return world;
    }

    /** From a seed that is mixed: of neighbouring seeds Random would begin with the same choice. At random instants something is wrong with the network for a while, of which nobody tells the station. */
    static void networkFaults(World world, Random random, Duration scenario) {
        NetworkFault[] all = NetworkFault.values();
        for (int i = random.nextInt(4); i > 0; i--) {
            NetworkFault fault = all[1 + random.nextInt(all.length - 1)];
            Duration at = within(random, scenario);
            world.later(at, () -> world.network.fault(fault));
            world.later(at.plus(within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 8))),
                    () -> world.network.fault(NetworkFault.NONE));
        }
    }

    /** In every other run the disk is full, broken or hangs for a while. */
    static void diskFaults(World world, Random random, Duration scenario) {
        DiskFault[] all = DiskFault.values();
        for (int i = random.nextInt(2) * (1 + random.nextInt(2)); i > 0; i--) {
            DiskFault fault = all[1 + random.nextInt(all.length - 1)];
            Duration at = within(random, scenario);
            world.later(at, () -> world.disk(fault));
            world.later(at.plus(within(random, Duration.ofMinutes(random.nextBoolean() ? 1 : 6))), () -> world.disk(DiskFault.NONE));
        }
    }

    /** Sessions one after the other at one EVSE, in all the orders people do things. */
    private static void people(World world, Random random, int evse) {
        Duration time = within(random, Duration.ofMinutes(2));
        while (time.compareTo(SCENARIO.minusMinutes(5)) < 0) {
            boolean cardFirst = random.nextInt(3) == 0;
            Duration second = time.plus(within(random, Duration.ofSeconds(20)));
            world.later(time, cardFirst ? () -> world.swipe(evse) : () -> world.plug(evse));
            world.later(second, cardFirst ? () -> world.plug(evse) : () -> world.swipe(evse));
            Duration charging = within(random, Duration.ofMinutes(10));
            if (random.nextBoolean()) {
                Duration pause = second.plus(within(random, charging));
                world.later(pause, () -> world.carReady(evse, false));
                world.later(pause.plus(within(random, Duration.ofMinutes(1))), () -> world.carReady(evse, true));
            }
            Duration end = second.plus(charging);
            switch (random.nextInt(4)) {
                case 0 -> world.later(end, () -> world.pressStop(evse));
                case 1 -> {
                    // nobody stops it, the cable is pulled (or stays locked)
                }
                default -> world.later(end, () -> world.swipe(evse));
            }
            world.later(end.plusSeconds(5), () -> world.unplug(evse));
            world.later(end.plusSeconds(30), () -> world.unplug(evse));
            time = end.plusSeconds(40).plus(within(random, Duration.ofMinutes(2)));
        }
    }

    static Duration within(Random random, Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()) + 1);
    }
}
