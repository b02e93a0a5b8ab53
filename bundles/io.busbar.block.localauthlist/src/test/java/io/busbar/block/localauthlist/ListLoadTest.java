package io.busbar.block.localauthlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.localauthlist.AuthorizationData;
import io.busbar.ocpp.messages.localauthlist.SendLocalListRequest;
import io.busbar.ocpp.messages.localauthlist.SendLocalListStatus;
import io.busbar.ocpp.messages.localauthlist.UpdateType;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.store.journal.JournalStore;
import io.busbar.testing.Patience;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long list on the real loop and the real journal. */
class ListLoadTest {

    private static final int PARTS = 20;
    private static final int ITEMS = 500;
    /** The mark is 50 ms, on a machine that has nothing else to do. */
    private static final long MOST_MILLIS = Long.getLong("busbar.list.millis", 500);

    /** A task that comes again and again, and sees how long others kept the loop. */
    private static final class Pulse implements Runnable {

        private final LoopFacade loop;
        private volatile boolean stopped;
        private long last;
        private long lastCpu;
        private long longest;
        private long longestCpu;

        Pulse(LoopFacade loop) {
            this.loop = loop;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (last != 0) {
                longest = Math.max(longest, now - last);
                longestCpu = Math.max(longestCpu, cpu - lastCpu);
            }
            last = now;
            lastCpu = cpu;
            if (!stopped) {
                loop.execute(this);
            }
        }
    }

    @Test
    @DisplayName("Ten thousand tokens come in parts, are looked up and replaced, and the loop is never kept for long")
    void noPause(@TempDir Path folder) throws Exception {
        RealLoop real = new RealLoop();
        LoopFacade loop = real.facade("test");
        JournalStore store = new JournalStore(folder, loop.executor());
        try {
            CompletableFuture<SendLocalList> made = new CompletableFuture<>();
            CompletableFuture<LocalList> list = new CompletableFuture<>();
            loop.execute(() -> {
                StationCore core = StationCore.create(real, store, StationSettings.of("Busbar", "Test"), () -> {});
                list.complete(new LocalList(loop, core.clock(), store, core.deviceModel("test")));
                made.complete(new SendLocalList(loop, list.join()));
            });
            for (String run : List.of("first time", "once more")) {
                Pulse pulse = new Pulse(loop);
                loop.execute(pulse);
                for (int part = 0; part < PARTS; part++) {
                    assertEquals(SendLocalListStatus.Accepted,
                            send(loop, made.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS), part));
                }
                loop.execute(() -> {});
                CompletableFuture<Integer> found = new CompletableFuture<>();
                lookUp(loop, list.get(), 0, 0, found);
                assertEquals(PARTS * ITEMS, found.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
                pulse.stopped = true;
                CompletableFuture<Void> end = new CompletableFuture<>();
                loop.execute(() -> loop.execute(() -> end.complete(null)));
                end.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
                System.out.printf("10,000 tokens, %s: the loop was kept for %.1f ms at most (%.1f ms of its own time)%n", run,
                        pulse.longest / 1e6, pulse.longestCpu / 1e6);
                assertTrue(pulse.longestCpu < MOST_MILLIS * 1_000_000, run + ": " + pulse.longestCpu / 1_000_000 + " ms");
            }
        } finally {
            store.close();
            real.close();
        }
    }

    private static SendLocalListStatus send(LoopFacade loop, SendLocalList handler, int part) throws Exception {
        List<AuthorizationData> entries = IntStream.range(part * ITEMS, (part + 1) * ITEMS).mapToObj(i -> new AuthorizationData(token(i),
                IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(new IdToken("GROUP" + i % 100, "Central")).build(),
                null)).toList();
        CompletableFuture<SendLocalListStatus> answer = new CompletableFuture<>();
        loop.execute(() -> handler
                .handle(new SendLocalListRequest(part + 1, part == 0 ? UpdateType.Full : UpdateType.Differential, entries, null))
                .onSuccess(response -> answer.complete(response.status())).onFailure(answer::completeExceptionally));
        return answer.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static IdToken token(int number) {
        return new IdToken("CARD" + number, "ISO14443");
    }

    /** One token in a task, as readers tell them. */
    private static void lookUp(LoopFacade loop, LocalList list, int number, int found, CompletableFuture<Integer> all) {
        loop.execute(() -> {
            int now = found + (list.find(token(number)).isPresent() ? 1 : 0);
            if (number + 1 == PARTS * ITEMS) {
                all.complete(now);
            } else {
                lookUp(loop, list, number + 1, now, all);
            }
        });
    }
}
