package io.busbar.security.pkcs11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.security.api.KeyVault.Kind;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
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
import org.junit.jupiter.params.provider.CsvSource;
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
        assertTrue(process.waitFor(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
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

    @ParameterizedTest
    @CsvSource({"EC_P256, TLSv1.2", "EC_P256, TLSv1.3", "RSA_2048, TLSv1.2"})
    @DisplayName("TLS shows the station's certificate with a key that stays in the token")
    void tls(Kind kind, String version) throws Exception {
        String name = "station-tls";
        KeyPair client = vault.create(name, kind);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair server = generator.generateKeyPair();
        X509Certificate own = certificate("CN=CS-1", client);
        X509Certificate peer = certificate("CN=localhost", server);
        try (SSLServerSocket listening = (SSLServerSocket) context(server.getPrivate(), peer, own).getServerSocketFactory()
                .createServerSocket(0,
                        1, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            listening.setEnabledProtocols(new String[]{version});
            CompletableFuture<Principal> seen = CompletableFuture.supplyAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    socket.startHandshake();
                    socket.getOutputStream().write(1);
                    return socket.getSession().getPeerPrincipal();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try (Socket socket = context(client.getPrivate(), own, peer).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                    listening.getLocalPort())) {
                assertEquals(1, socket.getInputStream().read());
            }
            assertEquals("CN=CS-1", seen.get(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS).getName());
        } finally {
            vault.delete(name);
        }
    }

    private static X509Certificate certificate(String subject, KeyPair keys) throws Exception {
        X500Name name = new X500Name(subject);
        return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.ONE,
                Date.from(Instant.now().minusSeconds(60)), Date.from(Instant.now().plusSeconds(3600)), name, keys.getPublic()).build(
                        new JcaContentSignerBuilder(keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                                .build(keys.getPrivate())));
    }

    private static SSLContext context(PrivateKey key, X509Certificate own, X509Certificate trusted) throws Exception {
        X509ExtendedKeyManager keys = new X509ExtendedKeyManager() {

            @Override
            public String[] getClientAliases(String type, Principal[] issuers) {
                return new String[]{"own"};
            }

            @Override
            public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
                return List.of(types).contains(own.getPublicKey().getAlgorithm()) ? "own" : null;
            }

            @Override
            public String[] getServerAliases(String type, Principal[] issuers) {
                return new String[]{"own"};
            }

            @Override
            public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
                return type.startsWith("EC") ? "own" : null;
            }

            @Override
            public X509Certificate[] getCertificateChain(String alias) {
                return new X509Certificate[]{own};
            }

            @Override
            public PrivateKey getPrivateKey(String alias) {
                return key;
            }
        };
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("peer", trusted);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new X509ExtendedKeyManager[]{keys}, managers.getTrustManagers(), null);
        return context;
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
