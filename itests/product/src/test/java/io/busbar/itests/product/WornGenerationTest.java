package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.sick.well.Well;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A generation that never comes to good health is left for the one before. */
class WornGenerationTest extends PowerScenario {

    @Test
    @DisplayName("A generation that is new and never comes to good health after a boot is left for the one before after three boots")
    void worn() throws Exception {
        String fresh = ++version + ".0.0";
        update(workshop.archive("transfer", fresh, workshop.module(TRANSFER, fresh, Well.class)));
        neverWell();
        for (int boot = 1; boot <= 3; boot++) {
            charger.kill();
            boot();
            assertFalse(charger.output().contains("is left for"), charger.output());
            assertTrue(console("busbar:modules").stream().anyMatch(line -> line.startsWith(TRANSFER) && line.contains(" " + fresh)));
        }
        charger.kill();
        boot();
        assertTrue(charger.output().contains("the station did not come up well 3 times"), charger.output());
        assertTrue(console("busbar:modules").stream().anyMatch(line -> line.startsWith(TRANSFER) && line.contains(" 0.1.0")));
    }

    @Test
    @DisplayName("A generation on trial whose process is killed before it is proven is left for the one before")
    void trial() throws Exception {
        neverWell();
        charger.kill();
        boot();
        String fresh = ++version + ".0.0";
        console("busbar:update " + workshop.archive("web", fresh, workshop.copy("io.busbar.plant.web", fresh)) + " --restart");
        await().atMost(PATIENCE).until(() -> charger.output().contains("is tried"));
        charger.kill();
        boot();
        await().atMost(PATIENCE).until(() -> console("busbar:status").toString()
                .contains("web " + fresh + " was rolled back: the station did not come up well with it"));
        assertTrue(console("busbar:modules").stream().anyMatch(line -> line.matches("io.busbar.plant.web +0[.]1[.]0.*")));
    }
}
