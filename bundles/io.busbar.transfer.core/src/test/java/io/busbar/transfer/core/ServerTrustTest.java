package io.busbar.transfer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTrustTest {

    @TempDir
    Path folder;

    private X509Certificate root() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "server", "-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12", "-storepass", "secret", "-keystore",
                file.toString()).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), output);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        return (X509Certificate) store.getCertificate("server");
    }

    @Test
    @DisplayName("N01.FR.16: with a root of the CSMS the platform's authorities are believed as before")
    void platformToo() throws Exception {
        X509Certificate root = root();
        TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        platform.init((KeyStore) null);
        X509Certificate[] usual = ((X509TrustManager) platform.getTrustManagers()[0]).getAcceptedIssuers();
        assertTrue(usual.length > 10);
        List<X509Certificate> all = ServerTrust.authorities(List.of(root));
        assertTrue(all.contains(root) && all.containsAll(List.of(usual)));
    }

    @Test
    @DisplayName("N01.FR.15: the roots of the CSMS are those that are installed now")
    void followsTheRoots() throws Exception {
        List<X509Certificate> installed = new ArrayList<>();
        TrustedRoots roots = (TrustedRoots) Proxy.newProxyInstance(TrustedRoots.class.getClassLoader(), new Class<?>[]{TrustedRoots.class},
                (proxy, method, arguments) -> arguments[0] == TrustUse.CSMS ? List.copyOf(installed) : List.of());
        ServerTrust trust = new ServerTrust();
        assertTrue(trust.context().isEmpty());
        trust.bindRoots(roots);
        assertTrue(trust.context().isEmpty());
        installed.add(root());
        assertFalse(trust.context().isEmpty());
        assertSame(trust.context().orElseThrow(), trust.context().orElseThrow());
        trust.unbindRoots(roots);
        assertTrue(trust.context().isEmpty());
    }
}
