package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path open(String name) throws IOException {
        Path path = Files.createDirectory(folder.resolve(name));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxr-x"));
        return path;
    }

    @Test
    @DisplayName("A01.FR.10: the data directory is made for the station's user only, its parents as usual")
    void isMadeClosed() throws IOException {
        Path data = folder.resolve("some/where/data");
        DataDirectory.hold(data).close();
        assertEquals("rwx------", mode(data));
    }

    @Test
    @DisplayName("A01.FR.10: a directory that was made for the station, or used by it before, is closed to others")
    void isClosed() throws IOException {
        Path empty = open("empty");
        DataDirectory.hold(empty).close();
        assertEquals("rwx------", mode(empty));

        Path used = open("used");
        Files.createDirectory(used.resolve("store"));
        Files.createFile(used.resolve("lock"));
        DataDirectory.hold(used).close();
        assertEquals("rwx------", mode(used));
    }

    @Test
    @DisplayName("A directory that is not the station's and open to others is refused and left as it is")
    void foreign() throws IOException {
        Path foreign = open("foreign");
        Files.createFile(foreign.resolve("somebody's"));
        Exception refused = assertThrows(IllegalArgumentException.class, () -> DataDirectory.hold(foreign));
        assertTrue(refused.getMessage().contains("others may enter it"), refused::getMessage);
        assertEquals("rwxrwxr-x", mode(foreign));
    }
}
