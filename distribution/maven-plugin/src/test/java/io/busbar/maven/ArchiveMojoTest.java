package io.busbar.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.update.format.Feature;
import io.busbar.update.format.FeatureArchive;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import io.busbar.update.format.Trust;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultMavenProjectHelper;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveMojoTest {

    @TempDir
    Path folder;

    private final KeyPair root = Signatures.newKeys();
    private final KeyPair feature = Signatures.newKeys();
    private final MavenProject project = new MavenProject();
    private final ArchiveMojo mojo = new ArchiveMojo(new Attachments());

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("feature.key"), Signatures.pem("PRIVATE KEY", feature.getPrivate().getEncoded()));
        Files.writeString(folder.resolve("feature.pub"), Signatures.pem("PUBLIC KEY", feature.getPublic().getEncoded()));
        keys(KeyList.of(1, List.of(feature.getPublic()), Set.of()));
        project.setGroupId("com.example");
        project.setArtifactId("com.example.meter");
        project.setVersion("1.2.0");
        project.setArtifact(artifact("com.example.meter", "1.2.0"));
        mojo.project = project;
        mojo.group = "com.example";
        mojo.name = "meter";
        mojo.version = "1.2.0";
        mojo.counter = 4;
        mojo.startLevel = 3;
        mojo.key = folder.resolve("feature.key").toFile();
        mojo.keys = folder.resolve("keys.json").toFile();
        mojo.file = folder.resolve("target/meter-feature.zip").toFile();
    }

    /** What Maven does with it is Maven's. */
    private static final class Attachments extends DefaultMavenProjectHelper implements MavenProjectHelper {

        @Override
        public void attachArtifact(MavenProject to, String type, String classifier, File file) {
            to.getProperties().setProperty(classifier + "." + type, file.getName());
        }
    }

    private void keys(KeyList list) throws IOException {
        Files.write(folder.resolve("keys.json"), list.write());
        Files.write(folder.resolve("keys.sig"), Signatures.sign(list.write(), root.getPublic(), root.getPrivate()));
    }

    private Artifact artifact(String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        Path jar = folder.resolve(name + ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Artifact artifact = new DefaultArtifact("com.example", name, version, "runtime", "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(jar.toFile());
        return artifact;
    }

    private Feature built() throws Exception {
        return FeatureArchive.read(mojo.file.toPath(), new Trust(List.of(root.getPublic()), KeyList.NONE, Map.of(), Instant.EPOCH),
                Files.createTempDirectory(folder, "jars")).feature();
    }

    @Test
    void theProjectsOwnJarBecomesASignedArchive() throws Exception {
        mojo.execute();
        Feature made = built();
        assertEquals("com.example:meter:1.2.0", made.id());
        assertEquals(4, made.counter());
        assertEquals(List.of("com.example.meter"), made.bundles().stream().map(Feature.BundleFile::symbolicName).toList());
        assertEquals("meter-feature.zip", project.getProperties().getProperty("feature.zip"));
    }

    @Test
    void dependenciesAndEverythingElseThatIsSaidGoIn() throws Exception {
        project.setArtifacts(new LinkedHashSet<>(List.of(artifact("com.example.lock", "2.0.0"), artifact("com.example.unused", "1.0.0"))));
        mojo.bundles = List.of("com.example:com.example.lock", "com.example:com.example.meter");
        mojo.minimum = "1.1.0";
        mojo.expires = "2030-01-31";
        mojo.restart = true;
        mojo.requires = Map.of("io.busbar.driver.api", "[1.0,2)");
        Configuration configuration = new Configuration();
        configuration.pid = "com.example.meter";
        configuration.values = Map.of("port", "/dev/ttyS0");
        mojo.configurations = List.of(configuration);
        mojo.execute();
        Feature made = built();
        assertEquals(List.of("com.example.lock", "com.example.meter"),
                made.bundles().stream().map(Feature.BundleFile::symbolicName).toList());
        assertEquals("1.1.0", made.minimum().orElseThrow().toString());
        assertEquals(Instant.parse("2030-02-01T00:00:00Z"), made.expires().orElseThrow());
        assertTrue(made.restart());
        assertEquals(Map.of("io.busbar.driver.api", "[1.0.0,2.0.0)"), made.requires());
        assertEquals(Map.of("com.example.meter", Map.of("port", "/dev/ttyS0")), made.configurations());
    }

    @Test
    void whatNoStationWouldTakeFailsTheBuild() throws Exception {
        mojo.bundles = List.of("com.example:nowhere");
        assertTrue(failure().contains("neither this project nor one of its dependencies"));
        mojo.bundles = List.of();
        keys(KeyList.of(2, List.of(root.getPublic()), Set.of()));
        assertTrue(failure().contains("may not sign features"));
        keys(KeyList.of(3, List.of(feature.getPublic()), Set.of(Signatures.id(feature.getPublic()))));
        assertTrue(failure().contains("is revoked"));
        project.getArtifact().setFile(null);
        assertTrue(failure().contains("not built yet"));
        assertFalse(mojo.file.exists());
    }

    private String failure() {
        return assertThrows(MojoExecutionException.class, mojo::execute).getMessage();
    }

    @Test
    void itCanBeSkipped() throws Exception {
        mojo.skip = true;
        mojo.execute();
        assertFalse(mojo.file.exists());
    }
}
