package io.busbar.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Felix's folder, which nobody synchronises and whose files have no checksums. It is believed only when the last start with it was a good one; else it is
 * made anew.
 */
final class BundleCache {

    private static final Logger LOG = LoggerFactory.getLogger(BundleCache.class);

    private final Path folder;
    private final Path marker;

    BundleCache(Path folder) {
        this.folder = folder;
        marker = folder.resolve("set");
    }

    Path folder() {
        return folder;
    }

    /**
     * Before a start. Until {@link #proven} the cache is not believed again.
     *
     * @param fingerprint of the set of bundles that is to be in it
     * @return whether it is empty now, and the bundles have to be installed
     */
    boolean prepare(String fingerprint) throws IOException {
        if (Files.exists(marker) && fingerprint.equals(read())) {
            Files.delete(marker);
            return false;
        }
        discard();
        return true;
    }

    /** Bytes that are no text are no fingerprint either. */
    private String read() throws IOException {
        return new String(Files.readAllBytes(marker), StandardCharsets.UTF_8);
    }

    void discard() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** After a start that was a good one: the next may use this cache. A full disk makes the next start slower, not this one fail. */
    Thread proven(String fingerprint, boolean fresh) {
        Thread thread = new Thread(() -> {
            try {
                if (fresh) {
                    synchronise();
                }
                Path unfinished = marker.resolveSibling("set.new");
                Files.writeString(unfinished, fingerprint);
                force(unfinished);
                Files.move(unfinished, marker, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                LOG.warn("the bundle cache will be made anew at the next start: {}", e.toString());
            }
        }, "bundle-cache");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void synchronise() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            force(file);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
