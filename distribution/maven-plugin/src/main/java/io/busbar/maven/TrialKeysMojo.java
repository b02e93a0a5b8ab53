package io.busbar.maven;

import io.busbar.tools.KeyFile;
import io.busbar.tools.Keys;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Keys for trying, unless they are there already: a root, a feature key and the list that names it, in one folder, where keys that matter never
 * lie. {@code roots/} in it is for the station that is to trust them.
 */
@Mojo(name = "trial-keys", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public class TrialKeysMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project.build.directory}/trial-keys", required = true)
    File folder;

    @Override
    public void execute() throws MojoExecutionException {
        Path list = folder.toPath().resolve("keys.json");
        if (Files.exists(list)) {
            return;
        }
        try {
            Path roots = Files.createDirectories(folder.toPath().resolve("roots"));
            KeyPair root = KeyFile.create(folder.toPath().resolve("root"));
            KeyPair feature = KeyFile.create(folder.toPath().resolve("feature"));
            Files.writeString(roots.resolve("root.pem"), Signatures.pem("PUBLIC KEY", root.getPublic().getEncoded()));
            Keys.write(list, KeyList.of(1, List.of(feature.getPublic()), Set.of()), root);
        } catch (IOException e) {
            throw new MojoExecutionException("no keys in " + folder + ": " + e.getMessage(), e);
        }
        getLog().info("keys for trying, not for service: " + folder);
    }
}
