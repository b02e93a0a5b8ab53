package io.busbar.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the archive says of its own content, against the content. */
class BillOfMaterialsTest {

    private static final Pattern WORK = Pattern.compile("^  \\S.*?  +(\\S.*)$");

    private final Path home = Charger.home();

    private JsonNode bill() throws Exception {
        return new ObjectMapper().readTree(home.resolve("sbom.cdx.json").toFile());
    }

    @Test
    @DisplayName("Every jar of the archive is a component of its bill of materials, with purl, version, hash and licence, and nothing else is")
    void everyJar() throws Exception {
        Map<String, JsonNode> components = new TreeMap<>();
        for (JsonNode component : bill().at("/components")) {
            components.put(component.path("name").asText() + "-" + component.path("version").asText() + ".jar", component);
        }
        Map<String, Path> jars = new TreeMap<>();
        for (String folder : List.of("bundles", "lib")) {
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(file -> jars.put(file.getFileName().toString(), file));
            }
        }
        assertFalse(jars.isEmpty());
        assertEquals(new TreeSet<>(jars.keySet()), new TreeSet<>(components.keySet()));
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            JsonNode component = components.get(jar.getKey());
            String purl = "pkg:maven/" + component.path("group").asText() + "/" + component.path("name").asText() + "@"
                    + component.path("version").asText();
            assertTrue(component.path("purl").asText().startsWith(purl), component.path("purl").asText());
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.getValue()))),
                    hash(component), jar.getKey());
            assertFalse(licences(component).isEmpty(), jar.getKey() + " has no licence");
        }
    }

    private static String hash(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private static List<String> licences(JsonNode component) {
        List<String> all = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            all.add(choice.has("expression")
                    ? choice.path("expression").asText()
                    : choice.path("license").path("id").asText(choice.path("license").path("name").asText()));
        }
        return all;
    }

    @Test
    @DisplayName("NOTICE names each work of others that is in the archive, under the licence that it has, and no other")
    void notice() throws Exception {
        Map<String, String> named = new TreeMap<>();
        String licence = "";
        for (String line : Files.readAllLines(home.resolve("NOTICE"))) {
            Matcher work = WORK.matcher(line);
            if (line.startsWith("      ")) {
                for (String artifact : line.strip().split(",\\s*")) {
                    named.put(artifact, licence);
                }
            } else if (work.matches()) {
                licence = work.group(1);
            }
        }
        TreeSet<String> others = new TreeSet<>();
        for (JsonNode component : bill().at("/components")) {
            if (!component.path("group").asText().equals("io.busbar")) {
                String name = component.path("name").asText();
                others.add(name);
                String under = named.getOrDefault(name, "");
                licences(component).forEach(id -> assertTrue(under.contains(id), name + " is " + id + ", NOTICE says " + under));
            }
        }
        assertEquals(others, new TreeSet<>(named.keySet()));
    }

    @Test
    @DisplayName("The bill of materials has no time and no serial number, so that the same archive gives the same bytes")
    void reproducible() throws Exception {
        assertTrue(bill().at("/metadata/timestamp").isMissingNode());
        assertTrue(bill().path("serialNumber").isMissingNode());
        assertEquals("CycloneDX", bill().path("bomFormat").asText());
        assertEquals("busbar-charger", bill().at("/metadata/component/name").asText());
    }
}
