package io.busbar.maven;

import io.busbar.maven.BillOfMaterials.Licence;
import io.busbar.maven.BillOfMaterials.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;

/** Writes what a charger's archive holds, as CycloneDX: each jar that this project depends on, but for tests. Without a network. */
@Mojo(name = "bill-of-materials", defaultPhase = LifecyclePhase.PACKAGE, requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public class BillOfMaterialsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project.build.directory}/sbom.cdx.json", required = true)
    File file;

    private final ProjectBuilder projects;

    @Inject
    public BillOfMaterialsMojo(ProjectBuilder projects) {
        this.projects = projects;
    }

    @Override
    public void execute() throws MojoExecutionException {
        try {
            List<Part> parts = new ArrayList<>();
            for (Artifact artifact : project.getArtifacts()) {
                if ("jar".equals(artifact.getType())) {
                    parts.add(part(artifact));
                }
            }
            Files.createDirectories(file.toPath().getParent());
            Files.writeString(file.toPath(),
                    new BillOfMaterials(project.getGroupId(), project.getArtifactId(), project.getVersion(), parts).json());
        } catch (IOException | ProjectBuildingException | GeneralSecurityException e) {
            throw new MojoExecutionException("no bill of materials: " + e.getMessage(), e);
        }
    }

    private Part part(Artifact artifact) throws IOException, ProjectBuildingException, GeneralSecurityException, MojoExecutionException {
        List<Licence> licences = licences(artifact);
        if (licences.isEmpty()) {
            throw new MojoExecutionException(artifact.getId() + " says no licence in its pom");
        }
        if (!artifact.getFile().isFile()) {
            throw new MojoExecutionException(artifact.getId() + " is no jar yet; this goal needs the phase package");
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(artifact.getFile().toPath()));
        return new Part(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(), HexFormat.of().formatHex(digest),
                licences);
    }

    /** Of its pom, or of the nearest parent that says any. */
    private List<Licence> licences(Artifact artifact) throws ProjectBuildingException {
        ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setProject(null);
        request.setProcessPlugins(false);
        request.setResolveDependencies(false);
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        return projects.build(artifact, true, request).getProject().getLicenses().stream()
                .map(licence -> new Licence(text(licence.getName()), text(licence.getUrl()))).toList();
    }

    private static String text(String maybe) {
        return maybe == null ? "" : maybe.strip();
    }
}
