package io.busbar.store.journal.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.busbar.store.api.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of the file system, held by a lock file so that two processes never write one journal. */
public final class FolderDisk implements Disk {

    private static final Logger LOG = LoggerFactory.getLogger(FolderDisk.class);
    private static final String LOCK = "lock";
    private static final String UNFINISHED = ".new";

    private final Path folder;
    private final FileChannel lock;

    /** @throws StoreException when another process, or another store of this one, has the folder */
    public FolderDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
        try {
            if (tryLock() == null) {
                throw new StoreException("The store's folder " + folder.toAbsolutePath()
                        + " is in use by another process; stop that one, or give this one a folder of its own");
            }
            for (Path file : list()) {
                if (file.toString().endsWith(UNFINISHED)) {
                    Files.delete(file);
                }
            }
        } catch (IOException | StoreException e) {
            lock.close();
            throw e;
        }
    }

    private FileLock tryLock() throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(LOCK)).sorted().toList();
        }
    }

    @Override
    public List<String> names() throws IOException {
        return list().stream().map(file -> file.getFileName().toString()).toList();
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new FolderFile(folder.resolve(name));
    }

    @Override
    public DiskFile create(String name, byte[] beginning) throws IOException {
        Path unfinished = folder.resolve(name + UNFINISHED);
        try (FileChannel channel = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
            writeFully(channel, ByteBuffer.wrap(beginning));
            channel.force(true);
        } catch (IOException e) {
            // a full disk gets back what it gave
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
        return open(name);
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void keepAside(String name, List<String> names) {
        try {
            for (Path old : list()) {
                if (Files.isDirectory(old)) {
                    for (Path file : content(old)) {
                        Files.delete(file);
                    }
                    Files.delete(old);
                }
            }
            Path aside = Files.createDirectories(folder.resolve(name));
            for (String file : names) {
                // the same bytes under two names: no space is needed, and the journal may remove its own
                Files.createLink(aside.resolve(file), folder.resolve(file));
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Damaged files in {} cannot be kept aside: {}", folder, e.toString());
        }
    }

    private static List<Path> content(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return folder.toAbsolutePath().toString();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads use a handle of their own that an interrupt of the reading thread does not close. */
    private static final class FolderFile implements DiskFile {

        private final RandomAccessFile reader;
        private final FileChannel writer;

        FolderFile(Path path) throws IOException {
            reader = new RandomAccessFile(path.toFile(), "r");
            writer = FileChannel.open(path, WRITE);
            writer.position(writer.size());
        }

        @Override
        public long size() throws IOException {
            return writer.size();
        }

        @Override
        public byte[] read(long position, int length) throws IOException {
            byte[] bytes = new byte[length];
            int done = 0;
            synchronized (reader) {
                reader.seek(position);
                for (int count; done < length && (count = reader.read(bytes, done, length - done)) > 0;) {
                    done += count;
                }
            }
            return done == length ? bytes : Arrays.copyOf(bytes, done);
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            writeFully(writer, bytes);
        }

        @Override
        public void sync() throws IOException {
            writer.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            writer.truncate(size);
            writer.force(true);
        }

        @Override
        public void close() throws IOException {
            reader.close();
            writer.close();
        }
    }
}
