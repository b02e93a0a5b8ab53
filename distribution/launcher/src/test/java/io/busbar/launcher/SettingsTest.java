package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.busbar.update.format.config.Descriptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0" xmlns:b="https://busbar.io/xmlns/configuration/v1.0.0">
              <OCD id="station">
                <AD id="n" type="Integer" min="0" max="99" required="false"/>
                <AD id="b" type="Boolean" default="false"/>
                <AD id="serial" type="String" required="false"/>
                <AD id="url" type="String" required="false" b:pattern="wss?://.+" b:expected="an address like ws://host"/>
                <AD id="password" type="Password" required="false" min="16" max="40"/>
                <AD id="roots" type="String" required="false" b:path="file"/>
                <AD id="several" type="Integer" required="false" cardinality="3"/>
              </OCD>
              <OCD id="evse">
                <AD id="busbar.evse.id" type="Integer" min="1"/>
                <AD id="maxAmps" type="Double" min="6" max="80" default="32.0"/>
                <AD id="phases" type="Integer" default="3"><Option label="1" value="1"/><Option label="3" value="3"/></AD>
              </OCD>
              <OCD id="any"><AD id="*" type="String" required="false"/></OCD>
              <Designate pid="station"><Object ocdref="station"/></Designate>
              <Designate factoryPid="com.acme.evse"><Object ocdref="evse"/></Designate>
              <Designate pid="variables"><Object ocdref="any"/></Designate>
            </metatype:MetaData>
            """;
    private static final String EVSE = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="x" configuration-pid="com.acme.evse">
              <service><provide interface="io.busbar.driver.api.evse.EvseDriver"/></service>
            </scr:component>
            """;
    private static final String METER = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="com.acme.meter">
              <service><provide interface="io.busbar.driver.api.meter.MeterDriver"/></service>
            </scr:component>
            """;

    @TempDir
    Path folder;

    private Descriptions descriptions;

    @BeforeEach
    void bundle() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/evse.xml,OSGI-INF/meter.xml");
        Path jar = folder.resolve("acme.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : Map.of("OSGI-INF/metatype/acme.xml", METATYPE, "OSGI-INF/evse.xml", EVSE, "OSGI-INF/meter.xml", METER)
                    .entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        descriptions = Descriptions.read(List.of(jar));
    }

    private Map<String, Dictionary<String, Object>> parse(Map<String, String> environment, String... lines) {
        return Settings.parse("busbar.conf", List.of(lines), environment).typed(descriptions, Map.of());
    }

    private List<String> problems(String... lines) {
        return Settings.parse("busbar.conf", List.of(lines), Map.of()).problems(descriptions, false);
    }

    @Test
    @DisplayName("Sections are PIDs; values have the types that the bundle describes, others are guessed: a number with a leading zero stays text")
    void sectionsAndTypes() {
        Map<String, Dictionary<String, Object>> sections = parse(Map.of(), "# a comment", "", "[station]", "n = 12", "b = true",
                "serial = 12", "url = ws://h:1/x=y", "several = 1, 2,3", "[com.acme.meter~1]", "busbar.evse.id = 1", "serial = 0012");
        Dictionary<String, Object> section = sections.get("station");
        assertEquals(12, section.get("n"));
        assertEquals(true, section.get("b"));
        assertEquals("12", section.get("serial"));
        assertEquals("ws://h:1/x=y", section.get("url"));
        assertArrayEquals(new Integer[]{1, 2, 3}, (Integer[]) section.get("several"));
        assertEquals(1, sections.get("com.acme.meter~1").get("busbar.evse.id"));
        assertEquals("0012", sections.get("com.acme.meter~1").get("serial"));
    }

    @Test
    @DisplayName("The environment fills placeholders; without it their default holds, and an empty value is left out")
    void environment() {
        String[] lines = {"[station]", "url = ${CSMS_URL}", "serial = ${ID:-CS 01}/x"};
        Dictionary<String, Object> bare = parse(Map.of(), lines).get("station");
        assertEquals(null, bare.get("url"));
        assertEquals("CS 01/x", bare.get("serial"));
        assertEquals("ws://$1\\x", parse(Map.of("CSMS_URL", "ws://$1\\x"), lines).get("station").get("url"));
    }

    @Test
    @DisplayName("What an update gave comes before the file, typed as the file is; an empty value removes the file's, a wrong one is left out")
    void given() {
        Settings settings = Settings.parse("busbar.conf", List.of("[station]", "n = 12", "serial = a"), Map.of());
        Dictionary<String, Object> section = settings
                .typed(descriptions, Map.of("station", Map.of("n", "13", "serial", "", "b", "maybe"))).get("station");
        assertEquals(13, section.get("n"));
        assertEquals(null, section.get("serial"));
        assertEquals(null, section.get("b"));
    }

    @Test
    @DisplayName("A01.FR.12: a wrong line is named with its number, and not shown, for it may hold a password")
    void wrongLine() {
        assertEquals(List.of("busbar.conf:2: expected [section] or key = value"), problems("[station]", "password: nonsense"));
        assertEquals(List.of("busbar.conf:1: expected [section] or key = value"), problems("key = before any section"));
        List<String> secret = problems("[station]", "password = short");
        assertEquals(List.of("busbar.conf:2: password must be 16 to 40 characters long"), secret);
    }

    @Test
    @DisplayName("Everything that is wrong is said at once, a line each, in the order of the file")
    void allAtOnce() {
        List<String> expected = new ArrayList<>(List.of(
                "busbar.conf:2: n must be a whole number from 0 to 99, not \"+7\"",
                "busbar.conf:3: b must be true or false, not \"yes\"",
                "busbar.conf:4: url must be an address like ws://host, not \"http://x\"",
                "busbar.conf:6: station has no setting colour, it has b, n, password, roots, serial, several, url",
                "busbar.conf:7: no component of this station is configured by com.acme.screen",
                "busbar.conf:9: busbar.evse.id is missing in [com.acme.evse~1]",
                "busbar.conf:10: maxAmps must be from 6 to 80, not \"thirty\"",
                "busbar.conf:11: phases must be 1 or 3, not \"2\"",
                "busbar.conf:12: there is one configuration of station only; it is written without ~",
                "busbar.conf:13: each configuration of com.acme.evse has a name: com.acme.evse~NAME",
                "busbar.conf:15: busbar.evse.id is set in line 14 already"));
        assertEquals(expected, problems("[station]", "n = +7", "b = yes", "url = http://x", "roots = /nowhere/roots.pem", "colour = red",
                "[com.acme.screen]", "n = 1", "[com.acme.evse~1]", "maxAmps = thirty", "phases = 2", "[station~2]", "[com.acme.evse]",
                "busbar.evse.id = 1", "busbar.evse.id = 1"));
    }

    @Test
    @DisplayName("A file that is not there is a problem of its own kind: the text is right")
    void missingFile() {
        Settings settings = Settings.parse("busbar.conf", List.of("[station]", "roots = ${ROOTS}"), Map.of("ROOTS", "/nowhere/roots.pem"));
        assertEquals(List.of("busbar.conf:2: roots: there is no file /nowhere/roots.pem (ROOTS)"), settings.problems(descriptions, true));
        assertEquals(List.of(), settings.problems(descriptions, false));
    }

    @Test
    @DisplayName("EVSEs are numbered from 1 without holes, each has one driver, and a meter belongs to one that there is")
    void evseNumbers() {
        assertEquals(List.of("busbar.conf:4: busbar.evse.id must be 2, not \"3\": EVSEs are numbered from 1 without holes",
                "busbar.conf:6: EVSE 1 has a driver already: com.acme.evse~1", "busbar.conf:8: there is no EVSE 2"),
                problems("[com.acme.evse~1]", "busbar.evse.id = 1", "[com.acme.evse~3]", "busbar.evse.id = 3", "[com.acme.evse~x]",
                        "busbar.evse.id = 1", "[com.acme.meter~2]", "busbar.evse.id = 2"));
        assertEquals(List.of(), problems("[com.acme.evse~1]", "busbar.evse.id = 1", "[com.acme.meter~1]", "busbar.evse.id = 1",
                "[com.acme.meter~main]", "[variables]", "Component.Variable[1] = 7"));
        assertFalse(problems("[variables]", "noVariable = 7").isEmpty());
    }
}
