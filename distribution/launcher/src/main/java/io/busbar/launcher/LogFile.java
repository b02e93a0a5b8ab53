package io.busbar.launcher;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * The process's output is written to a file of the data folder too, for a technician who was not there and for a CSMS that asks: {@code log/station.log} and, once
 * that is full, {@code log/station.log.1}, never more than twice the limit. A disk that fails silences the file, not the station.
 */
final class LogFile extends OutputStream {

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 1024 * 1024;

    private final OutputStream usual;
    private final Path file;
    private final long most;
    private OutputStream copy;
    private long length;
    private long givenUp;

    /** @param most bytes of one file */
    LogFile(OutputStream usual, Path folder, long most) throws IOException {
        this.usual = usual;
        this.most = most;
        file = Files.createDirectories(folder).resolve("station.log");
        length = Files.exists(file) ? Files.size(file) : 0;
        copy = new FileOutputStream(file.toFile(), true);
    }

    /** From now on, for all that is written to {@code System.out}. */
    static void keepIn(Path data) throws IOException {
        System.setOut(new PrintStream(new LineLimit(new LogFile(System.out, data.resolve("log"), MOST_BYTES), System::nanoTime), true));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        usual.write(bytes, offset, count);
        if (copy == null && System.nanoTime() - givenUp < AGAIN.toNanos()) {
            return;
        }
        try {
            if (copy == null) {
                copy = new FileOutputStream(file.toFile(), true);
                length = Files.size(file);
            }
            copy.write(bytes, offset, count);
            length += count;
            // only where a line ends
            if (length >= most && count > 0 && bytes[offset + count - 1] == '\n') {
                copy.close();
                Files.move(file, file.resolveSibling("station.log.1"), StandardCopyOption.REPLACE_EXISTING);
                copy = new FileOutputStream(file.toFile());
                length = 0;
            }
        } catch (IOException e) {
            copy = null;
            givenUp = System.nanoTime();
            usual.write(("the log file is given up for a minute: " + e.getMessage() + System.lineSeparator()).getBytes());
        }
    }

    @Override
    public void flush() throws IOException {
        usual.flush();
    }
}
