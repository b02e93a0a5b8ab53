package io.busbar.transfer.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The part of a file that is here: its bytes, and what the server said of the file that they belong to. Bytes are synchronised to the disk
 * before those of the next stretch are written, so after a power cut all whole stretches but the last are sound; from there the download goes on.
 */
public final class PartialFile implements AutoCloseable {

    public static final int STRETCH = 256 * 1024;

    private final Path into;
    private final Path part;
    private final Path origin;
    private final String source;
    private final LongSupplier room;
    private Optional<String> validator = Optional.empty();
    private FileChannel channel;
    private long size;

    private PartialFile(Path into, String uri, LongSupplier room) throws IOException {
        this.into = into;
        part = into.resolveSibling(into.getFileName() + ".part");
        origin = into.resolveSibling(into.getFileName() + ".from");
        source = digest(uri);
        this.room = room;
    }

    /**
     * With what is left of an earlier try with the same URI, if the server can tell whether its file is still the same.
     *
     * @param room bytes of the disk that it may still use, see {@link TransferLimits#room}
     */
    public static PartialFile open(Path into, String uri, LongSupplier room) throws IOException {
        Files.createDirectories(into.getParent());
        PartialFile file = new PartialFile(into, uri, room);
        file.channel = FileChannel.open(file.part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long sound = Math.max(0, file.channel.size() - 1) / STRETCH * STRETCH;
        List<String> lines = Files.exists(file.origin) ? Files.readAllLines(file.origin, StandardCharsets.UTF_8) : List.of();
        if (sound > 0 && lines.size() == 2 && lines.get(0).equals(file.source)) {
            file.validator = Optional.of(lines.get(1));
            file.size = sound;
            file.channel.truncate(sound);
            file.channel.position(sound);
        } else {
            file.restart(Optional.empty());
        }
        return file;
    }

    /** The URI may hold a password, and is to be compared only. */
    private static String digest(String uri) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the first byte. @param newValidator what tells the server's file from a later one, if it said so */
    public void restart(Optional<String> newValidator) throws IOException {
        channel.truncate(0);
        channel.position(0);
        channel.force(true);
        size = 0;
        validator = newValidator;
        if (validator.isPresent()) {
            Files.write(origin, List.of(source, validator.get()));
        } else {
            Files.deleteIfExists(origin);
        }
    }

    public long size() {
        return size;
    }

    /** What tells the file from a later one, as the peer said it; present whenever {@link #size} is not 0. */
    public Optional<String> validator() {
        return validator;
    }

    /** Bytes that may still be written. */
    public long spaceLeft() throws IOException {
        return Math.min(Files.getFileStore(part).getUsableSpace(), room.getAsLong());
    }

    /** @throws IOException also when the disk would get below its floor */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (size % STRETCH == 0 && spaceLeft() < STRETCH) {
                // others write to the disk too, and a length was perhaps never said
                throw new IOException("no space: the last of the disk is kept for the store");
            }
            int room = (int) (STRETCH - size % STRETCH);
            int end = bytes.limit();
            bytes.limit(Math.min(end, bytes.position() + room));
            size += channel.write(bytes);
            bytes.limit(end);
            if (size % STRETCH == 0) {
                channel.force(false);
            }
        }
    }

    /** It is all here. */
    public Path complete() throws IOException {
        channel.force(true);
        channel.close();
        Files.deleteIfExists(origin);
        Files.move(part, into, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(into.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return into;
    }

    /** None of it is wanted any more. */
    public void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(origin);
        Files.deleteIfExists(part);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
