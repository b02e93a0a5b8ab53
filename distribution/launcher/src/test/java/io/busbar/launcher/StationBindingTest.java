package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationBindingTest {

    @TempDir
    Path data;

    private Optional<String> bind(String identity, String serial) throws IOException {
        return new StationBinding(data).bind(identity, serial);
    }

    private Path stored() throws IOException {
        Files.createDirectories(data.resolve("store"));
        return Files.writeString(data.resolve("store/journal"), "events of CS-1");
    }

    @Test
    @DisplayName("The station's own data stays, also while its serial number is not known yet, or not any more")
    void own() throws IOException {
        Path stored = stored();
        assertEquals(Optional.empty(), bind("CS-1", ""));
        assertEquals(Optional.empty(), bind("CS-1", "4711"));
        assertEquals(Optional.empty(), bind("CS-1", ""));
        assertTrue(Files.exists(stored));
        assertTrue(bind("CS-1", "4712").orElseThrow().contains("4711"));
        assertFalse(Files.exists(stored));
    }

    @Test
    @DisplayName("Another station's data is kept aside once, and the next start is an ordinary one")
    void another() throws IOException {
        Path stored = stored();
        bind("CS-1", "4711");
        Path other = data.resolve("cache");
        Files.createDirectories(other);
        assertTrue(bind("CS-2", "4711").orElseThrow().contains("CS-1"));
        assertFalse(Files.exists(stored));
        assertTrue(Files.exists(other), "software stays");
        assertEquals("events of CS-1", Files.readString(data.resolve("other-station/store/journal")));
        assertTrue(Files.readString(data.resolve("other-station/station")).startsWith("CS-1\n"));
        assertEquals(Optional.empty(), bind("CS-2", "4711"));

        stored();
        bind("CS-3", "4711");
        assertTrue(Files.readString(data.resolve("other-station/station")).startsWith("CS-2\n"), "the last one is kept");
    }

    @Test
    @DisplayName("Power that fails while the data is moved: it is moved to the end by the next start")
    void interrupted() throws IOException {
        stored();
        bind("CS-1", "");
        Files.createDirectories(data.resolve("keys"));
        Files.createDirectories(data.resolve("other-station"));
        Files.writeString(data.resolve("other-station/moving"), "");
        Files.move(data.resolve("store"), data.resolve("other-station/store"));
        bind("CS-2", "");
        assertTrue(Files.exists(data.resolve("other-station/store/journal")));
        assertTrue(Files.exists(data.resolve("other-station/keys")));
    }
}
