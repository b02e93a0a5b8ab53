package io.busbar.update.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResolutionTest {

    private final Resolution resolution = new Resolution(List.of(JarFacts.of(manifest("system", "Export-Package",
            "org.slf4j;version=\"2.0.20\"")::get)));

    private static Map<String, String> manifest(String name, String... headers) {
        Map<String, String> manifest = new TreeMap<>(Map.of("Bundle-SymbolicName", name + ";singleton:=true", "Bundle-Version", "1.2.0"));
        for (int i = 0; i < headers.length; i += 2) {
            manifest.put(headers[i], headers[i + 1]);
        }
        return manifest;
    }

    private static JarFacts jar(String name, String... headers) {
        return JarFacts.of(manifest(name, headers)::get);
    }

    @Test
    @DisplayName("A package that somebody exports in a fitting version is found; another version, or none, is named")
    void packages() {
        JarFacts api = jar("api", "Export-Package",
                "com.example.api;version=\"1.3.0\";uses:=\"org.slf4j,java.util\",com.example.api.spi;version=1.0");
        JarFacts block = jar("block", "Import-Package", "com.example.api;version=\"[1.3,2)\",org.slf4j;version=\"[2.0,3)\"");
        assertEquals(List.of(), resolution.missing(List.of(api, block)));
        JarFacts newer = jar("block", "Import-Package", "com.example.api;version=\"[1.4,2)\",com.example.gone");
        List<String> missing = resolution.missing(List.of(api, newer));
        assertEquals(2, missing.size(), missing.toString());
        assertTrue(missing.get(0).contains("block 1.2.0 needs com.example.api [1.4.0,2.0.0)"), missing.get(0));
        assertTrue(missing.get(1).contains("com.example.gone"), missing.get(1));
    }

    @Test
    @DisplayName("What is optional is not missed")
    void optional() {
        assertEquals(List.of(), resolution.missing(List.of(jar("block", "Import-Package", "com.example.gone;resolution:=optional",
                "Require-Capability", "osgi.service;filter:=\"(objectClass=com.example.Gone)\";effective:=active;resolution:=optional"))));
    }

    @Test
    @DisplayName("A service that a component cannot do without is missed when no bundle of the set offers it")
    void services() {
        JarFacts block = jar("block", "Require-Capability",
                "osgi.service;filter:=\"(objectClass=com.example.Store)\";effective:=active,osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"");
        assertEquals(1, resolution.missing(List.of(block)).size());
        JarFacts store = jar("store", "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"com.example.Store,com.example.Other\"");
        assertEquals(List.of(), resolution.missing(List.of(block, store)));
    }

    @Test
    @DisplayName("How a bundle is replaced: what exports needs a restart whatever it says")
    void classes() {
        assertFalse(jar("a").restartClass());
        assertFalse(jar("a", "Busbar-Update", "swap").restartClass());
        assertTrue(jar("a", "Busbar-Update", "restart").restartClass());
        assertTrue(jar("a", "Busbar-Update", "idle").idleClass());
        assertTrue(jar("a", "Busbar-Update", "swap", "Export-Package", "com.example").restartClass());
        assertTrue(jar("a", "Fragment-Host", "b").restartClass());
    }
}
