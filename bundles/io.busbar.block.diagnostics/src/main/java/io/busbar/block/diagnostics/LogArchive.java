package io.busbar.block.diagnostics;

import io.busbar.station.api.model.Variables;
import io.busbar.station.api.record.LogKind;
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
     * @param floorBytes of the disk that stay free; there is no file where it would use them
     */
    static Callable<Path> write(Path file, LogJob job, List<LogSource> sources, String model, long floorBytes) {
        return () -> {
            Files.createDirectories(file.getParent());
            try (Bounded disk = new Bounded(file, floorBytes); ZipOutputStream zip = new ZipOutputStream(disk, StandardCharsets.UTF_8)) {
                if (job.kind() == LogKind.DIAGNOSTICS) {
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

        private final Path file;
        private final long floorBytes;
        private int room;

        Bounded(Path file, long floorBytes) throws IOException {
            super(new BufferedOutputStream(Files.newOutputStream(file)));
            this.file = file;
            this.floorBytes = floorBytes;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                check();
                room = STRETCH;
            }
            out.write(bytes, offset, length);
        }

        /** A source's own failure is not the end of the file, this is. */
        void check() throws IOException {
            if (Files.getFileStore(file).getUsableSpace() - STRETCH < floorBytes) {
                throw new IOException("no space: " + floorBytes / 1024 + " KiB of the disk stay free");
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
