package io.busbar.station.core.loop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealLoopTest {

    private final RealLoop loop = new RealLoop();
    private final LoopFacade block = loop.facade("block");

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tasksOfManyThreadsRunOnOneInTheOrderOfEachGiver() throws Exception {
        List<int[]> seen = new ArrayList<>();
        int each = 20_000;
        List<Thread> givers = IntStream.range(0, 4).mapToObj(giver -> new Thread(() -> {
            for (int i = 0; i < each; i++) {
                int number = i;
                block.execute(() -> seen.add(new int[]{giver, number}));
            }
        })).toList();
        givers.forEach(Thread::start);
        for (Thread giver : givers) {
            giver.join();
        }
        assertEquals(4 * each, block.promises().submit(seen::size).getValue());
        int[] next = new int[4];
        for (int[] entry : seen) {
            assertEquals(next[entry[0]]++, entry[1]);
        }
    }

    @Test
    void timersComeInOrderAndNotEarly() {
        // a machine that is late runs them in order all the same, those by uptime and those by the wall clock
        List<String> byUptime = Collections.synchronizedList(new ArrayList<>());
        List<String> byWall = Collections.synchronizedList(new ArrayList<>());
        List<Duration> came = Collections.synchronizedList(new ArrayList<>());
        Duration start = block.uptime();
        block.execute(() -> {
            Instant now = block.now();
            block.after(Duration.ofMillis(60), () -> {
                byUptime.add("60");
                came.add(block.uptime());
            });
            block.after(Duration.ofMillis(20), () -> byUptime.add("20"));
            block.at(now.plusMillis(70), () -> byWall.add("70"));
            block.at(now.plusMillis(40), () -> byWall.add("40"));
        });
        await().atMost(Patience.ofSeconds(60)).until(() -> byUptime.size() + byWall.size() == 4);
        assertEquals(List.of("20", "60"), byUptime);
        assertEquals(List.of("40", "70"), byWall);
        assertTrue(came.get(0).minus(start).compareTo(Duration.ofMillis(60)) >= 0);
    }

    @Test
    void workIsDoneElsewhereAndComesBack() throws Exception {
        boolean[] where = new boolean[2];
        block.offload(() -> where[0] = block.inLoop()).onSuccess(done -> where[1] = block.inLoop()).getValue();
        await().atMost(Patience.ofSeconds(60)).until(() -> where[1]);
        assertFalse(where[0]);
    }

    @Test
    void anIdleLoopDoesNotWakeUp() throws Exception {
        block.after(Duration.ofHours(1), () -> {});
        AtomicInteger settled = new AtomicInteger();
        block.execute(settled::incrementAndGet);
        await().atMost(Patience.ofSeconds(60)).until(() -> settled.get() == 1);
        long id = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("busbar-loop") && t.isAlive())
                .mapToLong(Thread::getId).max().orElseThrow();
        var threads = ManagementFactory.getThreadMXBean();
        await().atMost(Patience.ofSeconds(60)).until(() -> threads.getThreadInfo(id).getThreadState() == Thread.State.TIMED_WAITING);
        long waitedBefore = threads.getThreadInfo(id).getWaitedCount();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertEquals(waitedBefore, threads.getThreadInfo(id).getWaitedCount());
    }

    @Test
    void aTaskThatDoesNotEndIsInterruptedThenLeftAlone() throws Exception {
        block.execute(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Patience.ofSeconds(60)).until(() -> loop.busy().isPresent());
        loop.interruptStuckTask();
        await().atMost(Patience.ofSeconds(60)).until(() -> loop.failures().getOrDefault("block", 0L) == 1 && loop.busy().isEmpty());

        AtomicBoolean go = new AtomicBoolean();
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        block.execute(() -> {
            while (!go.get()) {
                Thread.onSpinWait();
            }
            left.complete(block.inLoop());
        });
        await().atMost(Patience.ofSeconds(60)).until(() -> loop.busy().isPresent());
        loop.interruptStuckTask();
        loop.interruptStuckTask();
        CompletableFuture<Boolean> meanwhile = new CompletableFuture<>();
        block.after(Duration.ofMillis(1), () -> meanwhile.complete(block.inLoop()));
        assertTrue(meanwhile.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
        assertEquals(2, loop.failures().get("block"));
        go.set(true);
        assertFalse(left.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS), "the task that was left alone is not on the loop");
        assertTrue(block.promises().submit(block::inLoop).getValue());
    }
}
