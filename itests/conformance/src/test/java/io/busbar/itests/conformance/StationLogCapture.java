package io.busbar.itests.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a station within this JVM says goes into a file, as the launcher keeps it, and not to the standard error stream. */
final class StationLogCapture implements AutoCloseable {

    private final Path file;
    private final PrintStream before = System.err;
    private final PrintStream now;

    StationLogCapture(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        now = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        System.setErr(now);
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        System.setErr(before);
        now.close();
    }
}
