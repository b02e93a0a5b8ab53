package io.busbar.block.diagnostics;

import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.station.api.record.LogSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the station's process has said of late: the launcher keeps it in the data folder. */
@Component
public final class StationLog implements LogSource {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final int STAMP_LENGTH = 23;

    private final Path folder;

    @Activate
    public StationLog(BundleContext context) {
        this(Path.of(context.getProperty("io.busbar.data"), "log"));
    }

    /** @param folder of files whose names are in the order of what they hold, but for the one without a number, the newest */
    StationLog(Path folder) {
        this.folder = folder;
    }

    @Override
    public LogType kind() {
        return LogType.DiagnosticsLog;
    }

    @Override
    public String name() {
        return "station.log";
    }

    @Override
    public void write(Instant from, Instant to, OutputStream out) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean wanted = from.equals(Instant.MIN);
        for (Path file : files()) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    wanted = isWanted(line, from, to, wanted);
                    if (wanted) {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("station")).sorted((a, b) -> b.compareTo(a)).toList();
        }
    }

    /** A line without a time belongs to the one before. */
    private static boolean isWanted(String line, Instant from, Instant to, boolean before) {
        if (line.length() < STAMP_LENGTH) {
            return before;
        }
        try {
            Instant at = LocalDateTime.parse(line.substring(0, STAMP_LENGTH), STAMP).atZone(ZoneId.systemDefault()).toInstant();
            return !at.isBefore(from) && !at.isAfter(to);
        } catch (DateTimeException e) {
            return before;
        }
    }
}
