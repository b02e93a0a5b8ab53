package io.busbar.plant.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.plant.api.EvseBoard;
import io.busbar.plant.api.EvseBuild;
import io.busbar.station.core.loop.VirtualLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantMemoryTest {

    @TempDir
    Path directory;

    /** A process that charges as fast as it can, tells each reading, and is killed. */
    static final class Charging {

        public static void main(String[] args) throws Exception {
            VirtualLoop time = new VirtualLoop(Instant.EPOCH);
            SimPlant plant = new SimPlant(time.facade("plant"), PlantMemory.in(Path.of(args[0])));
            EvseBoard board = plant.evse(1, EvseBuild.socket());
            plant.plugIn(1, 1, 32);
            board.permit(permit(32, 3, Duration.ofDays(10_000)));
            plant.meter(OptionalInt.of(1)).connect(reading -> {
                System.out.println(reading.value(Quantity.ENERGY_IMPORT_WH).orElseThrow());
                System.out.flush();
            });
            while (true) {
                time.advance(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void whatWasToldSurvivesAKill() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Charging.class.getName(), directory.toString()).redirectError(
                        ProcessBuilder.Redirect.DISCARD)
                .start();
        double told = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < 500; i++) {
                told = Double.parseDouble(out.readLine());
            }
            process.toHandle().destroyForcibly();
            // what was in the pipe was told too; the last line may be cut short
            String line = out.readLine();
            for (String next = out.readLine(); next != null; next = out.readLine()) {
                told = Double.parseDouble(line);
                line = next;
            }
        }
        SimPlant plant = new SimPlant(new VirtualLoop(Instant.EPOCH).facade("plant"), PlantMemory.in(directory));
        plant.evse(1, EvseBuild.socket());
        double now = plant.state().evses().get(0).energyWh();
        assertTrue(now >= told && told > 0, now + " Wh after " + told + " Wh were told");
        assertEquals(true, plant.state().evses().get(0).car().attached());
        // the kill may come between the two, with a second's energy in one of them
        assertEquals(now, plant.state().evses().get(0).car().takenWh(), 22_200 / 3600.0);
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.writeString(directory.resolve("plant.bin"), "my shopping list");
        assertThrows(IOException.class, () -> PlantMemory.in(directory));
        assertEquals("my shopping list", Files.readString(directory.resolve("plant.bin")));
    }

    /** The board's tests also order what its driver would not. */
    private static AcPermit permit(double amps, int phases, Duration lease) {
        return new AcAbilities(1, 80, 3, 230, true, 0).permit(amps, phases, lease).orElseThrow();
    }
}
