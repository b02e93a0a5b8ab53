package io.busbar.maven;

import io.busbar.tools.Recipe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Builds a feature archive of this project's jar, or of bundles that it depends on, and signs it. */
@Mojo(name = "archive", defaultPhase = LifecyclePhase.PACKAGE, requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public class ArchiveMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /** Group and name of the feature; the name is what the counter is kept by. */
    @Parameter(defaultValue = "${project.groupId}", required = true)
    String group;

    @Parameter(defaultValue = "${project.artifactId}", required = true)
    String name;

    @Parameter(defaultValue = "${project.version}", required = true)
    String version;

    /** Never smaller than that of an archive of this feature that a station has installed. */
    @Parameter(property = "busbar.counter", required = true)
    long counter;

    /** The oldest version of its bundles that it may replace; without it, any. */
    @Parameter
    String minimum;

    /** The last day it may be installed (2027-01-31), or an instant; without it, it never expires. */
    @Parameter(property = "busbar.expires")
    String expires;

    /** Whether the station restarts for it even if no bundle needs that. */
    @Parameter(defaultValue = "false")
    boolean restart;

    /** Version ranges by the symbolic names of bundles that have to be on the station. */
    @Parameter
    Map<String, String> requires = new LinkedHashMap<>();

    @Parameter
    List<Configuration> configurations = new ArrayList<>();

    /** {@code groupId:artifactId} of dependencies, or of this project; without any, this project's jar. */
    @Parameter
    List<String> bundles = new ArrayList<>();

    @Parameter(defaultValue = "3")
    int startLevel;

    /** {@code NAME.key} of the feature key, with {@code NAME.pub} beside it. */
    @Parameter(property = "busbar.key", required = true)
    File key;

    /** {@code keys.json}, the list of keys, with {@code keys.sig} beside it. */
    @Parameter(property = "busbar.keys", required = true)
    File keys;

    @Parameter(defaultValue = "${project.build.directory}/${project.build.finalName}-feature.zip", required = true)
    File file;

    @Parameter(property = "busbar.skip", defaultValue = "false")
    boolean skip;

    private final MavenProjectHelper attachments;

    @Inject
    public ArchiveMojo(MavenProjectHelper attachments) {
        this.attachments = attachments;
    }

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("no feature archive: busbar.skip is set");
            return;
        }
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        configurations.forEach(configuration -> values.put(configuration.pid, configuration.values));
        List<Path> jars = jars();
        try {
            Files.createDirectories(file.toPath().toAbsolutePath().getParent());
            new Recipe(group + ":" + name + ":" + version, counter, minimum == null ? "" : minimum, expires == null ? "" : expires, restart,
                    requires, values, startLevel, jars).build(file.toPath(), key.toPath(), keys.toPath());
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException("the feature archive cannot be built: " + e.getMessage(), e);
        }
        attachments.attachArtifact(project, "zip", "feature", file);
        getLog().info("feature archive of " + jars.size() + " bundles: " + file);
    }

    private List<Path> jars() throws MojoExecutionException {
        List<Path> jars = new ArrayList<>();
        for (String bundle : bundles.isEmpty() ? List.of(project.getGroupId() + ":" + project.getArtifactId()) : bundles) {
            jars.add(jar(bundle));
        }
        return jars;
    }

    private Path jar(String bundle) throws MojoExecutionException {
        List<Artifact> artifacts = new ArrayList<>(project.getArtifacts());
        artifacts.add(project.getArtifact());
        for (Artifact artifact : artifacts) {
            if (bundle.equals(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
                if (artifact.getFile() == null || !artifact.getFile().isFile()) {
                    throw new MojoExecutionException(
                            "the jar of " + bundle + " is not built yet: the goal runs in the phase package, after it");
                }
                return artifact.getFile().toPath();
            }
        }
        throw new MojoExecutionException(bundle + " is neither this project nor one of its dependencies");
    }
}
