package io.busbar.driver.screen.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ScreenBoard.Entry;
import io.busbar.plant.sim.PlantMemory;
import io.busbar.plant.sim.SimPlant;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.core.loop.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class SimScreenTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final VirtualLoop time = new VirtualLoop(NOW);
    private final StationLoop loop = time.facade("screen");
    private final SimPlant plant = new SimPlant(loop, PlantMemory.inMemory());
    private final SimScreen screen = new SimScreen(loop, plant.screen(), Duration.ofSeconds(60));

    private Promise<Set<String>> choose(String... ids) {
        return screen.choose(
                List.of(ids).stream().map(id -> new TransactionView(id, id.charAt(0) - '0', OptionalInt.of(1), NOW.minusSeconds(750),
                        Optional.empty(), Optional.empty(), true, ChargingState.Charging, OptionalInt.empty(), false)).toList());
    }

    private static Set<String> value(Promise<Set<String>> promise) throws Exception {
        assertTrue(promise.isDone());
        return promise.getValue();
    }

    @Test
    @DisplayName("C16.FR.01: the running transactions are shown, and those that are picked are told")
    void chosen() throws Exception {
        Promise<Set<String>> choice = choose("1-tx", "2-tx");
        PlantState.Screen shown = plant.state().screen().get();
        assertEquals(List.of("1-tx", "2-tx"), shown.entries().stream().map(Entry::key).toList());
        assertEquals("EVSE 2, for 12 minutes", shown.entries().get(1).text());
        assertThrows(PlantException.class, () -> plant.choose(Set.of("3-tx")));
        assertFalse(choice.isDone());
        plant.choose(Set.of("2-tx"));
        time.advance(Duration.ZERO);
        assertEquals(Set.of("2-tx"), value(choice));
        assertEquals(Optional.empty(), plant.state().screen());
        assertThrows(PlantException.class, () -> plant.choose(Set.of()));
        time.advance(Duration.ofSeconds(120));
    }

    @Test
    @DisplayName("Whoever walks away has chosen nothing; so has whoever is followed by another, or by the end of the driver")
    void nothingChosen() throws Exception {
        Promise<Set<String>> late = choose("1-tx");
        time.advance(Duration.ofSeconds(59));
        assertFalse(late.isDone());
        time.advance(Duration.ofSeconds(1));
        assertEquals(Set.of(), value(late));
        assertEquals(Optional.empty(), plant.state().screen());

        Promise<Set<String>> first = choose("1-tx");
        Promise<Set<String>> second = choose("2-tx");
        time.advance(Duration.ofSeconds(30));
        assertEquals(Set.of(), value(first));
        assertEquals("2-tx", plant.state().screen().get().entries().get(0).key());
        screen.end();
        time.advance(Duration.ZERO);
        assertEquals(Set.of(), value(second));
        assertEquals(Optional.empty(), plant.state().screen());
    }
}
