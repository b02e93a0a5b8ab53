package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCacheTest {

    @TempDir
    Path folder;

    private Path cached() throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve("cache/bundle1")).resolve("bundle.info"), "x");
    }

    @Test
    @DisplayName("A cache is believed after a start that was proven good, and made anew after one that was not")
    void believedOnceProven() throws Exception {
        BundleCache cache = new BundleCache(folder.resolve("cache"));
        assertTrue(cache.prepare("a"));
        Path file = cached();
        assertTrue(new BundleCache(folder.resolve("cache")).prepare("a"), "the start before was never proven");
        assertFalse(Files.exists(file));

        cached();
        prove(cache, true);
        assertFalse(cache.prepare("a"));
        assertTrue(Files.exists(file));
        assertTrue(cache.prepare("a"), "the start that went by it did not become a good one");

        cached();
        prove(cache, true);
        assertTrue(cache.prepare("b"), "another set of bundles");
    }

    private void prove(BundleCache cache, boolean fresh) throws Exception {
        cache.proven("a", fresh).join();
        assertEquals("a", Files.readString(folder.resolve("cache/set")));
    }

    @Test
    @DisplayName("The list of packages is worked out anew when a bit of it is flipped")
    void systemPackages() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path kept = folder.resolve("system-packages");
        String list = SystemPackages.of(lib, kept);
        byte[] bytes = Files.readAllBytes(kept);
        for (int at = 0; at < bytes.length; at += 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            Files.write(kept, damaged);
            assertEquals(list, SystemPackages.of(lib, kept), "byte " + at);
        }
    }
}
