package io.busbar.itests.halting;

import io.busbar.update.api.UpdateListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Takes the power away at the step that the file {@code halt-at} of the data directory names. */
@Component
public final class Halting implements UpdateListener {

    private static final int KILLED = 137;

    private final Path file;

    @Activate
    public Halting(BundleContext context) {
        file = Path.of(context.getProperty("io.busbar.data"), "halt-at");
    }

    @Override
    public void step(long id, Step step) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(step.name())) {
                Files.delete(file);
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
