package io.busbar.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the station keeps, passwords and keys included: for its own user only, and held by one process at a time. The lock ends with the process,
 * however it ends.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel held;

    private DataDirectory(Path path, FileChannel held) {
        this.path = path;
        this.held = held;
    }

    /** Makes the directory if it is not there, and closes it to others. */
    static DataDirectory hold(Path path) throws IOException {
        FileChannel channel;
        try {
            closeToOthers(path);
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot use the data directory " + path + " (" + e + ")", e);
        }
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("another station is running on " + path);
        }
        return new DataDirectory(path, channel);
    }

    private static void closeToOthers(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path);
            return;
        }
        if (Files.notExists(path)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
            Files.createDirectory(path, ownerOnly);
        } else if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            // a slip like --data /tmp must not lock everybody else out of it
            if (!Files.exists(path.resolve(LOCK)) && !isEmpty(path)) {
                throw new IOException("others may enter it and it holds what is not the station's; chmod 700 if that is meant");
            }
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
