package io.busbar.block.diagnostics;

import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.record.LogSource;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of all that is to be said about a time: each source an entry, and for diagnostics the device model as it is. */
final class LogArchive {

    private static final Logger LOG = LoggerFactory.getLogger(LogArchive.class);

    private LogArchive() {}

    /** The device model in words, without what may not be read. On the loop. */
    static String model(Variables variables) {
        return variables.all().stream().map(reading -> reading.id() + " = " + reading.value().orElse("(not readable)"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * For a worker: writes the file anew. A source that fails says so in its entry, and keeps no other from being sent.
     *
     * @param room bytes of the disk that it may use; there is no file where it needs more
     */
    static Callable<Path> write(Path file, LogJob job, List<LogSource> sources, String model, LongSupplier room) {
        return () -> {
            Files.createDirectories(file.getParent());
            try (Bounded disk = new Bounded(file, room); ZipOutputStream zip = new ZipOutputStream(disk, StandardCharsets.UTF_8)) {
                if (job.kind() == LogType.DiagnosticsLog) {
                    zip.putNextEntry(new ZipEntry("variables.txt"));
                    zip.write(model.getBytes(StandardCharsets.UTF_8));
                }
                for (LogSource source : sources) {
                    zip.putNextEntry(new ZipEntry(source.name()));
                    add(source, job.from().orElse(Instant.MIN), job.to().orElse(Instant.MAX), zip);
                    disk.check();
                }
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        };
    }

    /** A file that does not use the last of the disk. */
    private static final class Bounded extends FilterOutputStream {

        private static final int STRETCH = 256 * 1024;

        private final LongSupplier room;
        private int untilCheck;

        Bounded(Path file, LongSupplier room) throws IOException {
            super(new BufferedOutputStream(Files.newOutputStream(file)));
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            untilCheck -= length;
            if (untilCheck < 0) {
                check();
                untilCheck = STRETCH;
            }
            out.write(bytes, offset, length);
        }

        /** A source's own failure is not the end of the file, this is. */
        void check() throws IOException {
            if (room.getAsLong() < STRETCH) {
                throw new IOException("no space: the last of the disk is kept for the store");
            }
        }
    }

    private static void add(LogSource source, Instant from, Instant to, OutputStream out) throws IOException {
        try {
            source.write(from, to, new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() {
                    // the archive goes on
                }
            });
        } catch (RuntimeException | IOException e) {
            LOG.warn("{} is not whole: {}", source.name(), e.getMessage());
            out.write(("not whole: " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
