package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** When the process began and how it ended, in the data directory: for whoever asks once it is not there any more. */
final class RunRecord {

    private static final int MOST_ERRORS = 5;

    private final Path file;
    private final Instant began = now();
    private boolean ended;

    private RunRecord(Path file) {
        this.file = file;
    }

    static RunRecord begin(Path data) {
        RunRecord record = new RunRecord(data.resolve("last-run"));
        try {
            Files.writeString(record.file, record.began + "\n");
        } catch (IOException e) {
            System.err.println("busbar: when the station began cannot be stored: " + e.getMessage());
        }
        return record;
    }

    /** The first end counts. */
    synchronized void end(int code, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        try {
            Files.writeString(file, began + "\n" + now() + "\n" + code + "\n" + reason.lines().findFirst().orElse("") + "\n");
        } catch (IOException e) {
            System.err.println("busbar: how the station ended cannot be stored: " + e.getMessage());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What is known of the last one, in words, while none runs. */
    static List<String> describe(Path data) throws IOException {
        Path file = data.resolve("last-run");
        List<String> lines = new ArrayList<>(List.of("no station runs on " + data));
        if (!Files.exists(file)) {
            return lines;
        }
        List<String> record = Files.readAllLines(file);
        if (record.size() >= 4) {
            lines.add(
                    "the last one began at " + record.get(0) + " and ended at " + record.get(1) + " with exit code " + record.get(2) + ": "
                            + record.get(3));
        } else if (!record.isEmpty()) {
            lines.add("the last one began at " + record.get(0) + " and did not end in order: it was killed, crashed, or the power failed");
        }
        Deque<String> errors = errors(data.resolve("log/station.log"));
        if (!errors.isEmpty()) {
            lines.add("the last errors in its log:");
            errors.forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static Deque<String> errors(Path log) throws IOException {
        Deque<String> errors = new ArrayDeque<>();
        if (Files.exists(log)) {
            try (var lines = Files.newBufferedReader(log)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains(" ERROR ")) {
                        errors.add(line);
                        if (errors.size() > MOST_ERRORS) {
                            errors.remove();
                        }
                    }
                }
            }
        }
        return errors;
    }
}
