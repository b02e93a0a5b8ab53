package io.busbar.station.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.loop.StationLoop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class VirtualLoopTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualLoop loop = new VirtualLoop(START);
    private final LoopFacade block = loop.facade("block");
    private final List<String> seen = new ArrayList<>();

    @Test
    void tasksAndTimersRunInOrderOfTheirTime() {
        block.after(Duration.ofSeconds(2), () -> seen.add("2s"));
        block.after(Duration.ofSeconds(1), () -> seen.add("1s"));
        block.after(Duration.ZERO, () -> seen.add("0s"));
        block.execute(() -> seen.add("task"));
        assertEquals(List.of(), seen);
        loop.advance(Duration.ofSeconds(2));
        assertEquals(List.of("task", "0s", "1s", "2s"), seen);
        assertEquals(START.plusSeconds(2), block.now());
    }

    @Test
    void aRepeatedTimerKeepsItsPaceUntilCancelled() {
        Timer timer = block.every(Duration.ofSeconds(10), () -> seen.add(block.uptime().toString()));
        loop.advance(Duration.ofSeconds(35));
        timer.cancel();
        loop.advance(Duration.ofSeconds(35));
        assertEquals(List.of("PT10S", "PT20S", "PT30S"), seen);
    }

    @Test
    void aWallTimerFollowsTheClock() {
        block.at(START.plusSeconds(3600), () -> seen.add("hour"));
        loop.advance(Duration.ofSeconds(10));
        assertEquals(List.of(), seen);
        loop.setWall(START.plusSeconds(4000));
        loop.settle();
        assertEquals(List.of("hour"), seen);
        block.at(START.plusSeconds(5000), () -> seen.add("later"));
        loop.setWall(START);
        loop.advance(Duration.ofSeconds(4999));
        assertEquals(List.of("hour"), seen);
        loop.advance(Duration.ofSeconds(1));
        assertEquals(List.of("hour", "later"), seen);
    }

    @Test
    void whatABundleStartedEndsWithIt() {
        LoopFacade other = loop.facade("other");
        block.execute(() -> seen.add("task"));
        block.every(Duration.ofSeconds(1), () -> seen.add("timer"));
        Promise<String> open = block.resolved("x");
        open.onSuccess(seen::add);
        other.after(Duration.ofSeconds(2), () -> seen.add("other"));
        block.close();
        loop.advance(Duration.ofSeconds(5));
        assertEquals(List.of("other"), seen);
    }

    @Test
    void aTaskThatThrowsIsCountedAndTheLoopGoesOn() {
        block.execute(() -> {
            throw new IllegalStateException("broken");
        });
        block.execute(() -> seen.add("next"));
        loop.settle();
        assertEquals(List.of("next"), seen);
        assertEquals(1L, loop.health().errors().get("block"));
    }

    @Test
    void promisesResolveInTasksOfTheirOwnAndTimeOutInVirtualTime() {
        block.execute(() -> {
            block.resolved("callback").onSuccess(seen::add);
            seen.add("task");
        });
        loop.settle();
        assertEquals(List.of("task", "callback"), seen);

        Promise<Object> late = block.promises().deferred().getPromise().timeout(30_000);
        loop.advance(Duration.ofSeconds(29));
        assertFalse(late.isDone());
        loop.advance(Duration.ofSeconds(1));
        assertTrue(late.isDone());
    }

    @Test
    void offloadedWorkComesBackAfterItsTime() {
        loop.offloadTakes(Duration.ofMillis(20));
        block.offload(() -> "work").onSuccess(seen::add);
        loop.advance(Duration.ofMillis(19));
        assertEquals(List.of(), seen);
        loop.advance(Duration.ofMillis(1));
        assertEquals(List.of("work"), seen);
    }

    @Test
    void runUntilStopsAtTheMomentTheConditionHolds() {
        block.after(Duration.ofSeconds(7), () -> seen.add("now"));
        block.after(Duration.ofSeconds(8), () -> seen.add("too late"));
        assertTrue(loop.runUntil(() -> !seen.isEmpty(), Duration.ofMinutes(1)));
        assertEquals(List.of("now"), seen);
        assertEquals(Duration.ofSeconds(7), loop.uptime());
        assertFalse(loop.runUntil(() -> false, Duration.ofSeconds(3)));
        assertEquals(Duration.ofSeconds(10), loop.uptime());
    }
}
