package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream usual = new ByteArrayOutputStream();

    private PrintStream log(long most) throws IOException {
        return new PrintStream(new LogFile(usual, folder, most), true);
    }

    @Test
    void allIsSaidAndKeptOverStarts() throws IOException {
        log(1000).println("one");
        log(1000).println("two");
        assertEquals("one\ntwo\n", Files.readString(folder.resolve("station.log")));
        assertEquals("one\ntwo\n", usual.toString());
    }

    @Test
    void neverMoreThanTwoFilesAndWholeLines() throws IOException {
        PrintStream log = log(100);
        for (int i = 0; i < 100; i++) {
            log.println("line " + i);
        }
        String older = Files.readString(folder.resolve("station.log.1"));
        String newer = Files.readString(folder.resolve("station.log"));
        assertTrue(older.length() <= 110 && newer.length() <= 110, older + newer);
        assertTrue((older + newer).endsWith("line 98\nline 99\n"), older + newer);
        assertTrue(older.startsWith("line "), older);
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aDiskThatFailsSilencesTheFileAlone() throws IOException {
        PrintStream log = log(10);
        // what the full file would be moved to cannot be replaced
        Files.createDirectories(folder.resolve("station.log.1/in-the-way"));
        for (int i = 0; i < 10; i++) {
            log.println("line " + i);
        }
        assertTrue(usual.toString().contains("the log file is given up"), usual::toString);
        assertTrue(usual.toString().endsWith("line 9\n"), usual::toString);
    }
}
