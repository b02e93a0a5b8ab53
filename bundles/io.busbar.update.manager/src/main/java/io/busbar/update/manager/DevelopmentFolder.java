package io.busbar.update.manager;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Change;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.Updates;
import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Sha256;
import io.busbar.update.format.Signatures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For development: jars that are put into a folder are installed at once, by the engine and with all its checks but two, which are the OEM's
 * signature and that a change needs a new version. They are signed with a key that lives in this process only.
 */
final class DevelopmentFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentFolder.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int BLOCKS = 3;

    private final StationLoop loop;
    private final Path folder;
    private final Path archive;
    private final KeyPair keys = Signatures.newKeys();
    private final Map<Path, String> seen = new HashMap<>();
    private final Map<Path, String> done = new HashMap<>();

    /** @param archive where the archive of what is new is written */
    DevelopmentFolder(StationLoop loop, Path folder, Path archive) {
        this.loop = loop;
        this.folder = folder;
        this.archive = archive;
    }

    Path archive() {
        return archive;
    }

    /** The one key that may sign {@link #archive}. */
    PublicKey key() {
        return keys.getPublic();
    }

    void watch(Updates updates) {
        LOG.warn("modules are taken from {} without an OEM's signature: for development only", folder);
        next(updates);
    }

    private void next(Updates updates) {
        loop.after(PERIOD, () -> loop.offload(this::pack).then(packed -> packed.getValue().isEmpty()
                ? loop.resolved(null)
                : updates.apply(new Change.Archive(archive), new UpdateOrder("development folder", true, false)))
                .onFailure(failure -> LOG.warn("what is new in {} is not installed: {}", folder, failure.getMessage()))
                .onResolve(() -> next(updates)));
    }

    /** @return the names of what is new and has not changed since the check before */
    private Optional<List<String>> pack() throws IOException {
        Map<Path, String> fresh = new HashMap<>();
        List<Path> jars = new ArrayList<>();
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                String hash = Sha256.of(file);
                if (hash.equals(seen.put(file, hash)) && !hash.equals(done.get(file))) {
                    fresh.put(file, hash);
                    jars.add(file);
                }
            }
        }
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        // whatever comes of it, it is tried once
        done.putAll(fresh);
        byte[] list = KeyList.of(1, List.of(keys.getPublic()), Set.of()).write();
        ArchiveWriter writer = new ArchiveWriter("development:folder:" + fresh.size());
        jars.stream().sorted().forEach(jar -> writer.bundle(jar, BLOCKS));
        writer.write(archive, keys, list, Signatures.sign(list, keys.getPublic(), keys.getPrivate()));
        return Optional.of(jars.stream().map(jar -> jar.getFileName().toString()).toList());
    }
}
