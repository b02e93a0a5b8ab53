package com.example.nightlimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.testkit.TestStation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NightLimitTest {

    @Test
    @DisplayName("The example limits at night, the CSMS may change it, and in the morning it is over")
    void limitsAtNight() {
        TestStation station = new TestStation();
        station.addEvse(1);
        station.add(new NightLimit(station.model(), station.limits()));
        double day = station.limits().now(1).amps();
        assertTrue(day > 10, "at eight in the morning");
        station.advance(Duration.ofHours(14).plusMinutes(1));
        assertEquals(10, station.limits().now(1).amps());
        station.write("NightCtrlr.Limit", "16");
        assertEquals(16, station.limits().now(1).amps());
        station.advance(Duration.ofHours(8));
        assertEquals(day, station.limits().now(1).amps());
    }

    @Test
    @DisplayName("The page shows this very source")
    void pageShowsTheSource() throws Exception {
        String page = Files.readString(Path.of("../../docs/writing-a-block.md"));
        String source = Files.readString(Path.of("src/main/java/com/example/nightlimit/NightLimit.java"));
        assertTrue(page.contains("```java\n" + source + "```"), "docs/writing-a-block.md shows another source");
    }
}
