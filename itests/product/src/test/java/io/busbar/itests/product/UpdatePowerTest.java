package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.itests.sick.tenth.Tenth;
import io.busbar.itests.sick.well.Well;
import io.busbar.testing.Budget;
import io.busbar.update.api.UpdateListener.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Power that goes away in the middle of updates: the station comes back old or new, complete, and tells of its transactions without a hole. Each
 * build tries a step on each side of what changes; the profile {@code long} tries all.
 */
class UpdatePowerTest extends PowerScenario {

    private static final EnumSet<Step> STEPS = EnumSet.of(Step.STAGE, Step.PARK, Step.EXCHANGE, Step.RELEASE, Step.WATCH, Step.COMMIT,
            Step.CLEAN);
    private static final EnumSet<Step> RESTART_STEPS = EnumSet.of(Step.STAGE, Step.RESTART, Step.COMMIT, Step.CLEAN);

    @Test
    @DisplayName("Power goes at each step of a replacement: old before the switch, new from the switch on")
    void eachStep() throws Exception {
        String running = "0.1.0";
        for (Step step : Budget.isWhole() ? STEPS : EnumSet.of(Step.EXCHANGE, Step.COMMIT, Step.CLEAN)) {
            awaitHealth();
            charge();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Well.class));
            Files.writeString(data.resolve("halt-at"), step.name());
            console("busbar:update " + archive);
            assertEquals(KILLED, charger.awaitExit(PATIENCE), step + ": " + charger.output());
            boot();
            boolean toBeNew = step == Step.CLEAN;
            assertComplete(running, fresh, toBeNew);
            running = toBeNew ? fresh : running;
            System.out.println(step + ": " + running);
        }
        assertTransactions();
    }

    @Test
    @DisplayName("Power goes at each step of a way back: the old one")
    void wayBack() throws Exception {
        for (Step step : List.of(Step.ROLL_BACK)) {
            awaitHealth();
            longWatch();
            charge();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Tenth.class));
            Files.writeString(data.resolve("halt-at"), step.name());
            CompletableFuture<List<String>> update = CompletableFuture.supplyAsync(() -> console("busbar:update " + archive));
            for (int i = 0; charger.isAlive(); i++) {
                String call = "call-" + step + "-" + i;
                csms.say("[2,\"" + call + "\",\"DataTransfer\"," + CALL + "]");
                await().atMost(PATIENCE).until(() -> csms.answers().remove(call) != null || !charger.isAlive());
            }
            update.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            boot();
            assertComplete("0.1.0", fresh, false);
        }
        assertTransactions();
    }

    @Test
    @DisplayName("Power goes at each step of an update that takes a restart")
    void restartClass() throws Exception {
        String core = "io.busbar.plant.web";
        for (Step step : Budget.isWhole() ? RESTART_STEPS : EnumSet.of(Step.RESTART, Step.CLEAN)) {
            awaitHealth();
            String fresh = ++version + ".0.0";
            Path archive = workshop.archive("web", fresh, workshop.copy(core, fresh));
            Files.writeString(data.resolve("halt-at"), step.name());
            console("busbar:update " + archive + " --restart");
            assertEquals(KILLED, charger.awaitExit(PATIENCE), step + ": " + charger.output());
            boot();
            await().atMost(PATIENCE).until(() -> {
                String status = console("busbar:status").toString();
                return status.contains(fresh + " is in force") || status.contains(fresh + " was rolled back");
            });
            String module = console("busbar:modules").stream().filter(line -> line.startsWith(core)).findFirst().orElseThrow();
            boolean installed = console("busbar:status").toString().contains(fresh + " is in force");
            assertEquals(installed, module.contains(" " + fresh + " "), module + " " + console("busbar:status"));
            System.out.println(step + ": " + (installed ? "new" : "old"));
            await().atMost(PATIENCE).until(() -> console("busbar:status").toString().contains(fresh));
        }
    }
}
