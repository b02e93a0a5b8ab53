package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Budget;
import io.busbar.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 2: what was said to be stored is there after a kill at any moment, whole and in order. */
class KillTest {

    private static final int KILLS = Budget.STORE_KILLS.get();

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Random random = new Random(1);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged = liveAndDie(acknowledged, random.nextInt(400));
        }
        try (Workload workload = new Workload(folder)) {
            workload.check();
            assertTrue(workload.last >= acknowledged, workload.last + " of " + acknowledged);
        }
        assertTrue(acknowledged > KILLS * 10, "only " + acknowledged + " commits were tried");
    }

    /** @return the last number that this process or an earlier one acknowledged */
    private long liveAndDie(long acknowledgedBefore, int commits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"), KilledProcess.class.getName(), folder.toString())
                .redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            String first = output.readLine();
            assertTrue(first != null && first.startsWith("found "), () -> "the process said: " + first);
            long acknowledged = Long.parseLong(first.substring("found ".length()));
            assertTrue(acknowledged >= acknowledgedBefore, acknowledged + " of " + acknowledgedBefore);
            String line = first;
            for (int i = 0; i < commits && (line = output.readLine()) != null; i++) {
                acknowledged = Long.parseLong(line);
            }
            process.toHandle().destroyForcibly(); // unlike Process.destroyForcibly, leaves what was said to be read
            // What it still managed to say counts as well; its last line may be cut.
            for (String next; (next = output.readLine()) != null && Long.parseLong(next) == acknowledged + 1;) {
                acknowledged++;
            }
            return acknowledged;
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
