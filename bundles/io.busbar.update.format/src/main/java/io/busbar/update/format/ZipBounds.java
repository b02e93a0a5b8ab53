package io.busbar.update.format;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** What an archive may be at most, found before anything of it is held in memory: a zip's directory alone may be larger than a station's heap. */
final class ZipBounds {

    static final int LARGEST_DOCUMENT = 1 << 20;
    static final long LARGEST_ARCHIVE = 64L << 20;
    private static final int MOST_FILES = 1000;
    private static final int LARGEST_DIRECTORY = 1 << 18;

    /** The record that ends a zip without a comment: signature, ..., number of files at 10, size of the directory at 12. */
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;

    private ZipBounds() {}

    static ZipFile open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("there is no file " + file.getFileName());
        }
        if (!Files.isRegularFile(file)) {
            // a pipe would keep the reader for as long as nobody writes
            throw new IOException(file.getFileName() + " is no file");
        }
        ByteBuffer end = ByteBuffer.allocate(END).order(ByteOrder.LITTLE_ENDIAN);
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() > LARGEST_ARCHIVE + LARGEST_DOCUMENT || in.length() < END) {
                throw new IOException("it is of " + in.length() + " bytes");
            }
            in.seek(in.length() - END);
            in.readFully(end.array());
        }
        if (end.getInt(0) != END_SIGNATURE) {
            throw new IOException("no zip, one cut off, or one with a comment");
        }
        if (Short.toUnsignedInt(end.getShort(10)) > MOST_FILES || Integer.toUnsignedLong(end.getInt(12)) > LARGEST_DIRECTORY) {
            throw new IOException("its directory is larger than that of " + MOST_FILES + " files");
        }
        return new ZipFile(file.toFile());
    }
}
