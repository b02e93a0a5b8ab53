package io.busbar.plant.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The physical world's own memory: what is plugged, locked and broken, batteries and meter registers. It survives the controller: in a
 * mapped file it is the operating system's, so that even {@code kill -9} leaves it as of the last instruction; in a simulation it is an object that
 * is handed to the next life's plant.
 */
public final class PlantMemory {

    static final int MAX_EVSES = 64;
    private static final int HEADER = 64;
    private static final int SIZE = HEADER + MAX_EVSES * EvseMemory.BYTES;
    private static final int MAGIC_AT = 0;
    private static final int HOUSING_AT = 8;
    private static final long MAGIC = 0x6275_7362_6172_0001L;

    private final ByteBuffer bytes;
    private final Optional<Path> directory;

    private PlantMemory(ByteBuffer bytes, Optional<Path> directory) {
        this.bytes = bytes;
        this.directory = directory;
        bytes.putLong(MAGIC_AT, MAGIC);
    }

    /** For simulations. */
    public static PlantMemory inMemory() {
        return new PlantMemory(ByteBuffer.allocate(SIZE), Optional.empty());
    }

    /** In the file {@code plant.bin} of a directory, which is made if need be. */
    public static PlantMemory in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("plant.bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() > 0 && !isPlant(channel)) {
                throw new IOException(file + " is no plant of this version; remove it to begin with an empty one");
            }
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            return new PlantMemory(bytes, Optional.of(directory));
        }
    }

    /** A file whose beginning was never written is an empty plant. */
    private static boolean isPlant(FileChannel channel) throws IOException {
        ByteBuffer beginning = ByteBuffer.allocate(Long.BYTES);
        channel.read(beginning, MAGIC_AT);
        return channel.size() == SIZE && (beginning.getLong(0) == MAGIC || beginning.getLong(0) == 0);
    }

    EvseMemory evse(int evseId) {
        return new EvseMemory(bytes.slice(HEADER + (evseId - 1) * EvseMemory.BYTES, EvseMemory.BYTES));
    }

    /** Where it is kept; empty if in memory only. */
    Optional<Path> directory() {
        return directory;
    }

    boolean housingOpen() {
        return bytes.getLong(HOUSING_AT) != 0;
    }

    void housingOpen(boolean open) {
        bytes.putLong(HOUSING_AT, open ? 1 : 0);
    }
}
