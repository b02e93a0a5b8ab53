package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.config.Configurations;
import io.busbar.update.format.config.Descriptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationPlanTest {

    private static final String METATYPE = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="meter">
                <AD id="busbar.evse.id" type="Integer" min="0" required="false"/>
                <AD id="signs" type="Boolean" default="false"/>
              </OCD>
              <Designate factoryPid="com.acme.meter"><Object ocdref="meter"/></Designate>
            </metatype:MetaData>
            """;
    private static final String METER = "com.acme.meter~1";

    @TempDir
    Path folder;

    private Descriptions descriptions;

    @BeforeEach
    void bundle() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "com.acme.drivers;singleton:=true");
        Path jar = folder.resolve("acme.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("OSGI-INF/metatype/acme.xml"));
            out.write(METATYPE.getBytes(StandardCharsets.UTF_8));
        }
        descriptions = Descriptions.read(List.of(jar));
    }

    private ConfigurationPlan plan(Map<String, Map<String, String>> file, Map<String, Map<String, String>> current,
            Map<String, Map<String, String>> change) throws UpdateRefusedException {
        return ConfigurationPlan.of(file, current, Configurations.merged(current, change), descriptions);
    }

    @Test
    @DisplayName("A change is typed as the file is, and goes back to what was there, or to nothing")
    void thereAndBack() throws Exception {
        ConfigurationPlan fresh = plan(Map.of(), Map.of(), Map.of(METER, Map.of("busbar.evse.id", "1")));
        assertEquals(Map.of(METER, Optional.of(Map.of("busbar.evse.id", "1"))), fresh.after());
        assertEquals(Map.of(METER, Optional.empty()), fresh.reversed().after());
        assertEquals(1, descriptions.typed(METER, fresh.after().get(METER).orElseThrow()).get("busbar.evse.id"));
        assertEquals(Set.of("com.acme.drivers"), descriptions.owners(METER));

        Map<String, Map<String, String>> file = Map.of(METER, Map.of("busbar.evse.id", "2", "signs", "true"));
        ConfigurationPlan removed = plan(file, Map.of(), Map.of(METER, Map.of("signs", "")));
        assertEquals(Optional.of(Map.of("busbar.evse.id", "2")), removed.after().get(METER));
        assertEquals(Optional.of(file.get(METER)), removed.reversed().after().get(METER));
        assertTrue(plan(file, Map.of(), Map.of(METER, Map.of("signs", "true"))).isEmpty(), "it is so already");
    }

    @Test
    @DisplayName("A configuration is deleted, that of the file too, and can come again")
    void deleted() throws Exception {
        Map<String, Map<String, String>> file = Map.of(METER, Map.of("busbar.evse.id", "2"));
        Map<String, Map<String, String>> delete = Map.of(METER, Map.of(Configurations.DELETED, ""));
        assertEquals(Map.of(METER, Optional.empty()), plan(file, Map.of(), delete).after());
        Map<String, Map<String, String>> without = Configurations.merged(Map.of(), delete);
        assertEquals(Map.of(), Configurations.over(file, without));
        assertEquals(Optional.of(Map.of("busbar.evse.id", "2", "signs", "true")),
                plan(file, without, Map.of(METER, Map.of("signs", "true"))).after().get(METER));
    }

    @Test
    @DisplayName("What becomes wrong is refused, all of it in one line; what was wrong before is no reason")
    void refused() {
        UpdateRefusedException refusal = assertThrows(UpdateRefusedException.class,
                () -> plan(Map.of(), Map.of(), Map.of(METER, Map.of("busbar.evse.id", "one", "colour", "red"), "nobody", Map.of())));
        assertEquals(RefusalReason.INVALID_CONFIGURATION, refusal.reason());
        for (String part : List.of("busbar.evse.id must be a whole number of at least 0, not \"one\"", "no setting colour",
                "no component of this station is configured by nobody")) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
        Map<String, Map<String, String>> wrong = Map.of(METER, Map.of("signs", "maybe"));
        assertTrue(assertThrows(UpdateRefusedException.class, () -> plan(wrong, Map.of(), Map.of("nobody", Map.of("a", "1"))))
                .getMessage().startsWith("no component"));
    }
}
