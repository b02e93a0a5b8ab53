package io.busbar.transfer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
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
        Server server = new Server();
        ServerTrust trust = new ServerTrust(at(Instant.now()), clock(Optional.empty()));
        assertFalse(server.accepts(trust.context()));
        trust.bindRoots(roots);
        assertFalse(server.accepts(trust.context()));
        installed.add(server.certificate);
        assertTrue(server.accepts(trust.context()));
        trust.unbindRoots(roots);
        assertFalse(server.accepts(trust.context()));
    }

    @Test
    @DisplayName("N01.FR.16, A05: certificates of file servers are judged by the station's clock, or by its other one, whatever the platform's says")
    void stationTime() throws Exception {
        Server server = new Server();
        Instant valid = Instant.now().plus(Duration.ofDays(1));
        Instant early = Instant.now().minus(Duration.ofDays(400));
        Instant late = Instant.now().plus(Duration.ofDays(400));
        for (Instant wall : List.of(early, valid, late)) {
            for (Optional<Instant> other : List.of(Optional.<Instant>empty(), Optional.of(early), Optional.of(valid), Optional.of(late))) {
                assertEquals(wall == valid || other.equals(Optional.of(valid)),
                        server.accepts(ServerTrust.trusting(List.of(server.certificate), wall, other)), wall + " " + other);
            }
        }
        assertTrue(server.accepts(ServerTrust.trusting(List.of(server.certificate),
                server.certificate.getNotBefore().toInstant().minusSeconds(30), Optional.empty())), "a clock that is a little behind");
    }

    private static StationLoop at(Instant now) {
        return (StationLoop) Proxy.newProxyInstance(StationLoop.class.getClassLoader(), new Class<?>[]{StationLoop.class},
                (proxy, method, arguments) -> now);
    }

    private static StationClock clock(Optional<Instant> other) {
        return (StationClock) Proxy.newProxyInstance(StationClock.class.getClassLoader(), new Class<?>[]{StationClock.class},
                (proxy, method, arguments) -> other);
    }

    /** A TLS server with a certificate of its own for 90 days, without a network. */
    private final class Server {

        final X509Certificate certificate = root();
        private final SSLContext context = SSLContext.getInstance("TLS");

        Server() throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
                store.load(in, "secret".toCharArray());
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, "secret".toCharArray());
            context.init(keys.getKeyManagers(), null, null);
        }

        boolean accepts(SSLContext trust) throws Exception {
            try (SSLServerSocket listening = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
                Thread answering = new Thread(() -> {
                    try (SSLSocket socket = (SSLSocket) listening.accept()) {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    } catch (IOException refused) {
                        // the client says why
                    }
                });
                answering.start();
                try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", listening.getLocalPort())) {
                    socket.startHandshake();
                    return true;
                } catch (SSLException refused) {
                    return false;
                } finally {
                    answering.join();
                }
            }
        }
    }
}
