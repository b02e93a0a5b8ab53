package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.BootState;
import io.busbar.update.format.FeatureArchive;
import io.busbar.update.format.Generation;
import io.busbar.update.format.Generation.Entry;
import io.busbar.update.format.Generations;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Sha256;
import io.busbar.update.format.Signatures;
import io.busbar.update.format.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootChoiceTest {

    @TempDir
    Path folder;

    private final KeyPair root = Signatures.newKeys();
    private Path feature;
    private Generations generations;

    @BeforeEach
    void updated() throws Exception {
        feature = Files.writeString(folder.resolve("feature.json"), "{\"bundles\": []}");
        generations = new Generations(folder.resolve("data"), Files.createDirectories(folder.resolve("bundles")));
        KeyList keys = KeyList.of(1, List.of(root.getPublic()), Set.of());
        Path archive = folder.resolve("update.zip");
        new ArchiveWriter("com.acme:metering:1").bundle(jar(), 3).write(archive, root, keys.write(),
                Signatures.sign(keys.write(), root.getPublic(), root.getPrivate()));
        FeatureArchive read = FeatureArchive.read(archive, new Trust(List.of(root.getPublic()), KeyList.NONE, Map.of(), Instant.EPOCH),
                generations.incoming());
        String signed = generations.keep(read);
        List<Entry> entries = read.feature().bundles().stream().map(bundle -> new Entry(bundle.symbolicName(), bundle.version(),
                bundle.startLevel(), bundle.sha256(), "", "console", signed)).toList();
        generations.stage(new Generation(1, Sha256.of(feature), "metering", "console", Instant.EPOCH, entries, Map.of()),
                generations.incoming());
        generations.write(BootState.FACTORY.commit(1));
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "com.acme.metering");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        Path jar = folder.resolve("metering.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private BootChoice choice(PublicKey... roots) throws IOException {
        return new BootChoice(generations, FeatureSet.of(List.of()), feature, Optional.of(List.of(roots)));
    }

    @Test
    @DisplayName("A generation boots while an OEM's signature vouches for it; otherwise what was delivered does")
    void signed() throws IOException {
        assertEquals(1, choice(root.getPublic()).choose().number());
        assertEquals(0, choice(Signatures.newKeys().getPublic()).choose().number());
    }

    @Test
    @DisplayName("A process that dies again and again after it came up well is left for the generation before; one that ends in order is not")
    void crashLoop() throws IOException {
        for (int i = 0; i < 30; i++) {
            BootChoice inOrder = choice(root.getPublic());
            assertEquals(1, inOrder.choose().number());
            generations.write(generations.state().healthy());
            inOrder.ended();
        }
        for (int i = 0; i < 10; i++) {
            assertEquals(1, choice(root.getPublic()).choose().number(), "after " + i + " ends");
            generations.write(generations.state().healthy());
        }
        assertEquals(0, choice(root.getPublic()).choose().number());
        assertEquals("the station did not end in order 10 times", generations.state().why());
    }
}
