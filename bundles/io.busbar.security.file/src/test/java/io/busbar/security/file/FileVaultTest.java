package io.busbar.security.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.security.api.KeyVault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileVaultTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("a key is found again after a restart, and fits its public half")
    void found(Kind kind) throws Exception {
        KeyPair made = new FileVault(folder.resolve("keys")).create("station-1", kind);
        Signature signature = Signature.getInstance(kind == Kind.EC_P256 ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(new FileVault(folder.resolve("keys")).find("station-1").orElseThrow());
        byte[] signed = signature.sign();
        signature.initVerify(made.getPublic());
        assertTrue(signature.verify(signed));
    }

    @Test
    @DisplayName("A02.FR.05, A03.FR.05: nobody but the station's own user may read its keys; nothing else of them is on the disk")
    void secret() throws Exception {
        new FileVault(folder.resolve("keys")).create("station-1", Kind.EC_P256);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))));
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            Path only = files.reduce((a, b) -> {
                throw new AssertionError("one file was expected, and there are " + a + " and " + b);
            }).orElseThrow();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(only)));
        }
    }

    @Test
    @DisplayName("what a power cut left half written is no key, and is in nobody's way")
    void halfWritten() throws Exception {
        FileVault vault = new FileVault(folder.resolve("keys"));
        Files.write(folder.resolve("keys/station-1.ec.pk8.new"), new byte[]{1, 2});
        assertEquals(Optional.empty(), vault.find("station-1"));
        vault.create("station-1", Kind.EC_P256);
        assertTrue(vault.find("station-1").isPresent());
    }

    @Test
    @DisplayName("a deleted key is gone; one of a name that is taken is not overwritten; names are no paths")
    void names() throws Exception {
        FileVault vault = new FileVault(folder.resolve("keys"));
        vault.create("a", Kind.EC_P256);
        assertThrows(IOException.class, () -> vault.create("a", Kind.RSA_2048));
        vault.delete("a");
        assertEquals(Optional.empty(), vault.find("a"));
        vault.delete("a");
        assertThrows(IllegalArgumentException.class, () -> vault.find("../a"));
    }
}
