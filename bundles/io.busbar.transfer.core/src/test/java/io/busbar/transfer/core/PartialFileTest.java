package io.busbar.transfer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("A file stops before the disk is at its floor, also when nobody said how long it is")
    void floor() throws IOException {
        Path into = folder.resolve("firmware.bin");
        byte[] stretch = new byte[PartialFile.STRETCH];
        try (PartialFile file = PartialFile.open(into, "http://there/firmware.bin", () -> Long.MAX_VALUE)) {
            file.restart(Optional.of("one"));
            file.write(ByteBuffer.wrap(stretch));
            file.write(ByteBuffer.wrap(stretch));
            assertEquals(2L * PartialFile.STRETCH, file.size());
        }
        // as if others had filled the disk meanwhile
        try (PartialFile file = PartialFile.open(into, "http://there/firmware.bin", () -> 1_000)) {
            assertTrue(file.spaceLeft() <= PartialFile.STRETCH, file.spaceLeft() + " bytes");
            long before = file.size();
            IOException full = assertThrows(IOException.class, () -> file.write(ByteBuffer.wrap(stretch)));
            assertTrue(full.getMessage().startsWith("no space: "), full.getMessage());
            assertEquals(before, file.size());
            file.discard();
        }
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
