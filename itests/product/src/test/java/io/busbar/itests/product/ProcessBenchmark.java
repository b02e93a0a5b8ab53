package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the shipped charger as a process, see bench.sh. By its name it is no part of the ordinary run: it wants a quiet machine, and its
 * numbers are read, not asserted.
 */
class ProcessBenchmark {

    private static final int STARTS = 7;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int WARM_UP = 5_000;
    private static final int CALLS = 10_000;
    private static final int EVENTS = 10_000;
    private static final String VARIABLE = "\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}";

    @TempDir
    Path directory;

    private final Semaphore boots = new Semaphore(0);
    private final AtomicInteger events = new AtomicInteger();
    private final StringBuilder table = new StringBuilder("\n| What | Result |\n|---|---|\n");

    private void row(String what, String format, Object... numbers) {
        table.append("| ").append(what).append(" | ").append(String.format(Locale.ROOT, format, numbers)).append(" |\n");
    }

    @Test
    void measure() throws Exception {
        LoopbackCsms csms = new LoopbackCsms(call -> {
            if (call.action().equals("BootNotification")) {
                boots.release();
            } else if (call.action().equals("TransactionEvent")) {
                events.incrementAndGet();
            }
        });
        csms.up();
        starts(csms, "exec to BootNotification, empty directory", false);
        starts(csms, "exec to BootNotification, same directory again", true);
        try (Charger charger = Charger.start(csms.url(), "BENCH", directory.resolve("running"))) {
            awaitBoot();
            charger.awaitPlant();
            idle(charger);
            calls(csms, charger, "GetVariables", "{\"getVariableData\":[{" + VARIABLE + "}]}",
                    "{\"getVariableData\":[{" + VARIABLE + "}]}");
            calls(csms, charger, "SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"301\"," + VARIABLE + "}]}",
                    "{\"setVariableData\":[{\"attributeValue\":\"302\"," + VARIABLE + "}]}");
            flood(charger);
        }
        csms.down();
        System.out.println(table);
        Files.writeString(Path.of("target/process-benchmark.md"), table);
    }

    private void awaitBoot() throws InterruptedException {
        assertTrue(boots.tryAcquire(60, TimeUnit.SECONDS), "no BootNotification");
    }

    private void starts(LoopbackCsms csms, String what, boolean again) throws Exception {
        long[] wall = new long[STARTS];
        long[] cpu = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            Path data = directory.resolve(again ? "start0" : "start" + i);
            long begin = System.nanoTime();
            try (Charger charger = Charger.start(csms.url(), "BENCH", data)) {
                awaitBoot();
                wall[i] = System.nanoTime() - begin;
                cpu[i] = charger.cpu().toNanos();
                charger.awaitPlant();
            }
        }
        row(what + ", wall (median of " + STARTS + ")", "%d ms", median(wall) / 1_000_000);
        row(what + ", CPU", "%d ms", median(cpu) / 1_000_000);
    }

    private void idle(Charger charger) throws IOException, InterruptedException {
        Thread.sleep(IDLE.toMillis());
        Duration before = charger.cpu();
        row("resident at idle, " + IDLE.toSeconds() + " s after the start", "%.1f MiB", charger.residentKb() / 1024.0);
        row("threads at idle", "%d", charger.threads());
        Thread.sleep(IDLE.toMillis());
        row("CPU at idle", "%.2f %% of a core", 100.0 * charger.cpu().minus(before).toNanos() / IDLE.toNanos());
    }

    private void calls(LoopbackCsms csms, Charger charger, String action, String even, String odd) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            csms.frame(action, i % 2 == 0 ? even : odd);
        }
        long[] trips = new long[CALLS];
        Duration before = charger.cpu();
        for (int i = 0; i < CALLS; i++) {
            long begin = System.nanoTime();
            String answer = csms.frame(action, i % 2 == 0 ? even : odd);
            trips[i] = System.nanoTime() - begin;
            assertTrue(answer.contains("Accepted"), answer);
        }
        Duration used = charger.cpu().minus(before);
        Arrays.sort(trips);
        row(action + " round trip, p50", "%d us", trips[CALLS / 2] / 1_000);
        row(action + " round trip, p99", "%d us", trips[CALLS * 99 / 100] / 1_000);
        row(action + ", CPU of the station", "%d us", used.toNanos() / CALLS / 1_000);
    }

    private void flood(Charger charger) throws Exception {
        charger.act("flood", "{\"evseId\":1,\"messages\":" + EVENTS / 10 + "}");
        events.set(0);
        Duration before = charger.cpu();
        long begin = System.nanoTime();
        JsonNode done = charger.act("flood", "{\"evseId\":1,\"messages\":" + EVENTS + "}");
        row("durable TransactionEvents, online", "%.0f/s", done.path("messages").asInt() / done.path("seconds").asDouble());
        while (events.get() < EVENTS && System.nanoTime() - begin < Duration.ofMinutes(2).toNanos()) {
            Thread.sleep(10);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        row("durable TransactionEvents made, sent and answered", "%.0f/s", events.get() / seconds);
        row("CPU of the station for each", "%d us", charger.cpu().minus(before).toNanos() / 1_000 / Math.max(1, events.get()));
        row("resident after " + EVENTS + " TransactionEvents", "%.1f MiB", charger.residentKb() / 1024.0);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
