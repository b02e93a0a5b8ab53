package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testing.Patience;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor sees first. */
class DemoTest {

    private static final Path CSMS = Path.of("../../distribution/csms/target");

    @Test
    @DisplayName("The demo of updates: two cars charge while a block and a driver are replaced by UpdateFirmware, and the energy adds up")
    void updates(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("demo.log");
        Process demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                CSMS.resolve("classes") + File.pathSeparator + CSMS.resolve("lib") + "/*", "io.busbar.csms.Demo", Charger.home().toString(),
                "--update", "--once").redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(demo.waitFor(Patience.ofSeconds(240).toSeconds(), TimeUnit.SECONDS), Files.readString(log));
        String said = Files.readString(log);
        assertEquals(0, demo.exitValue(), said);
        assertTrue(said.contains("Module[io.busbar.block.metering].FirmwareVersion: 0.2.0"), said);
        assertTrue(said.contains("com.example.metering: EVSE 1 charges at"), said);
        assertTrue(said.contains("FiscalMetering.Driver: io.busbar.driver.meter.sim 0.2.0"), said);
    }
}
