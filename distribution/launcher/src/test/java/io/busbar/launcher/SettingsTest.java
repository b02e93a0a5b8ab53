package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Map<String, Dictionary<String, Object>> parse(Map<String, String> environment, String... lines) {
        Map<String, Dictionary<String, Object>> sections = new HashMap<>();
        Settings.parse("busbar.conf", List.of(lines), environment).forEach(sections::put);
        return sections;
    }

    @Test
    @DisplayName("Sections are PIDs, whole numbers and booleans are typed, a number with a leading zero stays text")
    void sectionsAndTypes() {
        Dictionary<String, Object> section = parse(Map.of(), "# a comment", "", "[a.pid~1]", "n = 12", "b = true", "serial = 0012",
                "url = ws://h:1/x=y").get("a.pid~1");
        assertEquals(12, section.get("n"));
        assertEquals(true, section.get("b"));
        assertEquals("0012", section.get("serial"));
        assertEquals("ws://h:1/x=y", section.get("url"));
    }

    @Test
    @DisplayName("The environment fills placeholders; without it their default holds, and an empty value is left out")
    void environment() {
        String[] lines = {"[p]", "url = ${CSMS_URL}", "id = ${ID:-CS 01}", "path = ${DATA:-d}/store"};
        Dictionary<String, Object> bare = parse(Map.of(), lines).get("p");
        assertEquals(null, bare.get("url"));
        assertEquals("CS 01", bare.get("id"));
        Dictionary<String, Object> set = parse(Map.of("CSMS_URL", "ws://$1\\x", "DATA", "/var"), lines).get("p");
        assertEquals("ws://$1\\x", set.get("url"));
        assertEquals("/var/store", set.get("path"));
    }

    @Test
    @DisplayName("A01.FR.12: a wrong line is named with its number, and not shown, for it may hold a password")
    void wrongLine() {
        String message = assertThrows(IllegalArgumentException.class, () -> parse(Map.of(), "[p]", "password: nonsense")).getMessage();
        assertTrue(message.contains("busbar.conf:2"), message);
        assertFalse(message.contains("nonsense"), message);
        assertThrows(IllegalArgumentException.class, () -> parse(Map.of(), "key = before any section"));
    }
}
