package io.busbar.transfer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.transfer.api.TransferFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceWatchTest {

    private static final TransferLimits USUAL = new TransferLimits(256, Duration.ofMinutes(5), Duration.ofHours(24));

    private final VirtualLoop virtual = new VirtualLoop(Instant.parse("2026-06-01T12:00:00Z"));
    private final StationLoop loop = virtual.facade("transfer");
    private final AtomicLong bytes = new AtomicLong();
    private final List<String> ends = new ArrayList<>();
    private boolean moving = true;

    @AfterEach
    void close() {
        virtual.close();
    }

    private PaceWatch watch(TransferLimits limits) {
        return new PaceWatch(loop, limits.pace(Duration.ofSeconds(30)), () -> OptionalLong.of(bytes.get()),
                () -> moving ? OptionalLong.of(bytes.get()) : OptionalLong.empty(), why -> {
                    assertEquals(TransferFailure.BROKEN_OFF, why.failure());
                    ends.add(why.getMessage());
                });
    }

    private Duration untilEnd(Duration every, long more) {
        Duration began = loop.uptime();
        StationLoop.Timer peer = loop.every(every, () -> bytes.addAndGet(more));
        virtual.runUntil(() -> !ends.isEmpty(), Duration.ofHours(30));
        peer.cancel();
        return loop.uptime().minus(began);
    }

    @ParameterizedTest(name = "{1} bytes every {0} s: {2} to {3} min")
    @CsvSource({"1000, 1, 0, 1", "20, 1, 5, 6", "1, 200, 5, 6", "1, 300, 1440, 1441", "20, 6000, 1440, 1441"})
    @DisplayName("A transfer ends when nothing moves, when little moves, and after the longest time whatever moves")
    void ends(int everySeconds, long more, long fromMinutes, long toMinutes) {
        watch(USUAL);
        Duration took = untilEnd(Duration.ofSeconds(everySeconds), more);
        assertEquals(1, ends.size());
        assertTrue(took.toMinutes() >= fromMinutes && took.toMinutes() <= toMinutes, took + " " + ends);
    }

    @Test
    @DisplayName("A transfer that was fast and becomes slow ends as well, one that waits for its peer's answer has no rate")
    void later() {
        watch(USUAL);
        bytes.set(100_000_000);
        virtual.advance(Duration.ofSeconds(31));
        Duration took = untilEnd(Duration.ofSeconds(20), 1);
        assertTrue(took.toMinutes() <= 6, took + " " + ends);
        ends.clear();
        moving = false;
        PaceWatch waiting = watch(USUAL);
        StationLoop.Timer peer = loop.every(Duration.ofSeconds(20), () -> bytes.addAndGet(1));
        virtual.advance(Duration.ofHours(1));
        assertEquals(List.of(), ends);
        waiting.stop();
        peer.cancel();
        virtual.advance(Duration.ofHours(30));
        assertEquals(List.of(), ends);
    }
}
