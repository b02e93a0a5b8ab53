package io.busbar.security.pkcs11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.security.api.KeyVault.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With SoftHSM2, a token in software; its settings come from the environment, so the token is where the build says. */
class Pkcs11VaultTest {

    private static final List<Path> PLACES = List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"), Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"));
    private static final String PIN = "123456";

    @TempDir
    static Path folder;

    private static Path library;
    private static Pkcs11Vault vault;

    @BeforeAll
    static void token() throws Exception {
        Optional<Path> found = PLACES.stream().filter(Files::exists).findFirst();
        assumeTrue(found.isPresent(), "SoftHSM2 is not installed");
        String settings = System.getenv("SOFTHSM2_CONF");
        assumeTrue(settings != null, "SOFTHSM2_CONF is not set");
        library = found.get();
        // a token of this run's own, the only one
        Path tokens = Files.createTempDirectory(Path.of(settings).getParent(), "softhsm");
        Files.writeString(Path.of(settings), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "busbar-" + System.nanoTime(), "--pin", PIN, "--so-pin", "12345678");
        vault = new Pkcs11Vault(library, 0, PIN.toCharArray());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
    }

    @AfterAll
    static void close() {
        if (vault != null) {
            vault.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"EC_P256", "RSA_2048"})
    @DisplayName("A02.FR.05, A03.FR.05: the key stays in the token: its handle signs, and there is nothing in it to read")
    void stays(Kind kind) throws Exception {
        String name = "station-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        KeyPair made = vault.create(name, kind);
        PrivateKey handle = vault.find(name).orElseThrow();
        assertNull(handle.getEncoded());
        Signature signature = Signature.getInstance(kind == Kind.EC_P256 ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(handle);
        signature.update(new byte[]{1, 2, 3});
        byte[] signed = signature.sign();
        Signature check = Signature.getInstance(kind == Kind.EC_P256 ? "SHA256withECDSA" : "SHA256withRSA");
        check.initVerify(made.getPublic());
        check.update(new byte[]{1, 2, 3});
        assertTrue(check.verify(signed));
        vault.delete(name);
        assertEquals(Optional.empty(), vault.find(name));
    }

    @Test
    @DisplayName("a signing request is signed by the token")
    void request() throws Exception {
        KeyPair made = vault.create("station-request", Kind.EC_P256);
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=CS-1"), made.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(made.getPrivate())));
        }
        PKCS10CertificationRequest request = (PKCS10CertificationRequest) new PEMParser(new StringReader(text.toString())).readObject();
        assertTrue(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(made.getPublic())));
        vault.delete("station-request");
    }

    @Test
    @DisplayName("names are taken once")
    void names() throws Exception {
        vault.create("station-twice", Kind.EC_P256);
        assertThrows(IOException.class, () -> vault.create("station-twice", Kind.EC_P256));
        vault.delete("station-twice");
        vault.delete("station-twice");
    }
}
