package io.busbar.store.memory;

import io.busbar.store.journal.disk.Disk;
import io.busbar.store.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Files in memory. Can lose power in the middle of its next write, and can be out of order. */
final class MemoryDisk implements Disk {

    private static final int SECTOR = 512;

    private final TreeMap<String, MemoryFile> files = new TreeMap<>();
    private Random losingPower;
    private String broken;
    private long limit = Long.MAX_VALUE;
    private List<String> aside = List.of();
    private int syncs;
    private int failingSyncs;

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public DiskFile open(String name) throws IOException {
        MemoryFile file = files.get(name);
        if (file == null) {
            throw new IOException("No file " + name);
        }
        return file;
    }

    @Override
    public DiskFile create(String name, byte[] beginning) throws IOException {
        check();
        if (losingPower != null && losingPower.nextBoolean()) {
            broken = "The power failed";
            check();
        }
        checkSpace(beginning.length);
        MemoryFile file = new MemoryFile(beginning.clone(), beginning.length);
        files.put(name, file);
        return file;
    }

    @Override
    public void delete(String name) throws IOException {
        check();
        files.remove(name);
    }

    private void check() throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
    }

    @Override
    public void keepAside(String folder, List<String> names) {
        aside = names;
    }

    /** Names of the files that were kept aside. */
    List<String> aside() {
        return aside;
    }

    /** Changes one bit. */
    void flip(String name, int position, int bit) {
        files.get(name).bytes[position] ^= (byte) (1 << bit);
    }

    private void checkSpace(int bytes) throws IOException {
        if (bytes > usableBytes()) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public long size(String name) throws IOException {
        return open(name).size();
    }

    @Override
    public long usableBytes() {
        return Math.max(0, limit - used());
    }

    long used() {
        return files.values().stream().mapToLong(file -> file.size).sum();
    }

    /** @param bytes that all files may have together */
    void limit(long bytes) {
        limit = bytes;
    }

    void failSync() {
        failingSyncs++;
    }

    void repair() {
        broken = null;
    }

    /** From the next write on the power is failing: of what is appended, any part may get to the disk. */
    void losePower(Random random) {
        losingPower = random;
    }

    /** All writes fail from now on. */
    void breakDown(String why) {
        broken = why;
    }

    /** What one finds after the power has come back. */
    MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        files.forEach((name, file) -> copy.files.put(name, copy.new MemoryFile(file.bytes.clone(), file.size)));
        copy.limit = limit;
        return copy;
    }

    int syncs() {
        return syncs;
    }

    @Override
    public void close() {
        // Memory needs no closing; the files stay for copy().
    }

    @Override
    public String toString() {
        return "memory";
    }

    private final class MemoryFile implements DiskFile {

        private byte[] bytes;
        private int size;
        private int synced;

        MemoryFile(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
            synced = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] read(long position, int length) {
            int from = (int) Math.min(position, size);
            return Arrays.copyOfRange(bytes, from, Math.min(size, from + length));
        }

        @Override
        public void append(ByteBuffer appended) throws IOException {
            check();
            int length = appended.remaining();
            if (length > usableBytes()) {
                // what fits is written, as on a real one
                int fits = (int) usableBytes();
                append(appended.slice(appended.position(), fits));
                checkSpace(length - fits);
            }
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            appended.get(bytes, size, length);
            if (losingPower != null) {
                size += tear(length);
                broken = "The power failed";
                check();
            }
            size += length;
        }

        /** Leaves all, or a part, perhaps with sectors that were to be written later. @return bytes that remain */
        private int tear(int length) {
            if (losingPower.nextBoolean()) {
                return length;
            }
            int kept = losingPower.nextInt(length + 1);
            for (int at = 0; at < kept; at += SECTOR) {
                if (losingPower.nextInt(4) == 0) {
                    Arrays.fill(bytes, size + at, size + Math.min(at + SECTOR, kept), (byte) 0);
                }
            }
            return kept;
        }

        @Override
        public void sync() throws IOException {
            check();
            if (failingSyncs > 0) {
                failingSyncs--;
                Arrays.fill(bytes, synced + (size - synced) / 2, size, (byte) 0);
                throw new IOException("Input/output error");
            }
            synced = size;
            syncs++;
        }

        @Override
        public void truncate(long newSize) throws IOException {
            check();
            size = (int) newSize;
            synced = size;
        }

        @Override
        public void close() {
            // see MemoryDisk.close
        }
    }
}
