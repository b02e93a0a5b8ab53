package io.busbar.ocpp.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.TlsSettings;
import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.ClockTolerance;
import io.busbar.testing.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with {@code openssl s_server} and with Jetty: what is taken, and what is refused for which reason. */
class TlsTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private Path dir;

    private final JettyTransport transport = new JettyTransport();
    private Pki pki;

    @BeforeEach
    void start() throws Exception {
        pki = new Pki(dir).root("root");
    }

    @AfterEach
    void stop() {
        transport.stop();
    }

    private static final class Nobody implements ConnectionListener {

        @Override
        public void onText(String text, Runnable next) {
            next.run();
        }

        @Override
        public void onPong() {}

        @Override
        public void onClosed(int code, String reason) {}
    }

    private TlsSettings tls(Optional<ClientIdentity> identity, Instant now) throws Exception {
        return new TlsSettings(List.of(pki.certificate("root")), identity, List.of(), false, Optional.of(now));
    }

    private TlsSettings tls() throws Exception {
        return tls(Optional.empty(), Instant.now());
    }

    private TlsSettings showing(String identity) throws Exception {
        return tls(Optional.of(pki.identity(identity)), Instant.now());
    }

    private static Endpoint endpoint(URI url, TlsSettings tls) {
        return new Endpoint(url, List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), tls, Optional.empty(), 1000,
                Patience.ofSeconds(30));
    }

    private ConnectFailedException failure(URI url, TlsSettings tls) throws Exception {
        return assertInstanceOf(ConnectFailedException.class, transport.connect(endpoint(url, tls), new Nobody()).getFailure());
    }

    private void refused(Cause cause, String words, URI url, TlsSettings tls) throws Exception {
        ConnectFailedException failure = failure(url, tls);
        if (cause != failure.reason()) {
            fail(failure.reason() + " instead of " + cause, failure);
        }
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }

    /** TLS stands: the peer answers HTTP, only not as a CSMS. */
    private void taken(URI url, TlsSettings tls) throws Exception {
        refused(Cause.HANDSHAKE, "answered HTTP", url, tls);
    }

    // ---- the server's certificate

    @Test
    @DisplayName("A00.FR.308, A00.FR.411: a certificate that leads to a root over an intermediate is taken")
    void chain() throws Exception {
        pki.intermediate("sub", "root").server("server", "sub", "localhost", "ec");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-cert_chain", "sub.pem")) {
            taken(peer.url("localhost"), tls());
        }
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www")) {
            refused(Cause.CERTIFICATE_UNTRUSTED, "leads to none of the 1 trusted roots", peer.url("localhost"), tls());
        }
    }

    @Test
    @DisplayName("A00.FR.310, A00.FR.311, A00.FR.413, A00.FR.414: expired, not valid yet and unknown certificates are refused, and a good one is taken after that")
    void invalid() throws Exception {
        pki.server("server", "root", "localhost", "ec").root("other");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www")) {
            URI url = peer.url("localhost");
            taken(url, tls());
            refused(Cause.CERTIFICATE_EXPIRED, "expired at", url, tls(Optional.empty(), Instant.now().plus(YEAR)));
            refused(Cause.CERTIFICATE_EXPIRED, "is valid only from", url, tls(Optional.empty(), Instant.now().minus(YEAR)));
            refused(Cause.CERTIFICATE_UNTRUSTED, "install the CSMS's root certificate", url,
                    TlsSettings.trusting(List.of(pki.certificate("other"))));
            refused(Cause.CERTIFICATE_UNTRUSTED, "trusted roots", url, TlsSettings.PLATFORM);
            taken(url, tls());
        }
    }

    @Test
    @DisplayName("A00.FR.309, A00.FR.412: the common name has to be the host's")
    void otherHost() throws Exception {
        pki.server("server", "root", "csms.example.com", "ec");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www")) {
            refused(Cause.CERTIFICATE_HOST, "is for [csms.example.com], not for localhost", peer.url("localhost"), tls());
        }
    }

    @ParameterizedTest
    @CsvSource({"csms.example.com, csms.example.com, false, true", "csms.example.com, CSMS.Example.Com, false, true",
            "csms.example.com, csms.example.com.evil.org, false, false", "*.example.com, csms.example.com, false, false",
            "*.example.com, csms.example.com, true, true", "*.example.com, a.csms.example.com, true, false",
            "*.com, example.com, true, false",
            "*, localhost, true, false", "10.0.0.7, 10.0.0.7, false, true"})
    @DisplayName("A00.FR.309: names are compared whole; one for a whole domain is taken only where AllowCSMSTLSWildcards says so")
    void names(String common, String host, boolean wildcards, boolean fits) throws Exception {
        pki.issue("named", "root", "/O=Test/CN=" + common, "ec", "keyUsage=digitalSignature");
        assertEquals(fits, HostNames.fits(pki.certificate("named"), host, wildcards));
    }

    @Test
    @DisplayName("RFC 9525: alternative names decide where there are any, whatever the common name is")
    void alternativeNamesDecide() throws Exception {
        pki.issue("named", "root", "/O=Test/CN=csms.example.com", "ec", "subjectAltName=DNS:other.example.com");
        X509Certificate certificate = pki.certificate("named");
        assertTrue(!HostNames.fits(certificate, "csms.example.com", false) && HostNames.fits(certificate, "other.example.com", false));
        pki.issue("mailed", "root", "/O=Test/CN=csms.example.com", "ec", "subjectAltName=email:admin@example.com");
        assertTrue(HostNames.fits(pki.certificate("mailed"), "csms.example.com", false), "an address of mail is no host");
    }

    @Test
    @DisplayName("A certificate that was issued this moment is valid for a clock that is a little behind, and not for one that is far behind")
    void issuedThisMoment() throws Exception {
        pki.issue("fresh", "root", "/O=Test/CN=csms.example.com", "ec", "keyUsage=digitalSignature");
        X509Certificate certificate = pki.certificate("fresh");
        Instant begin = certificate.getNotBefore().toInstant();
        assertEquals(begin, ClockTolerance.time(begin.minusSeconds(1), List.of(certificate)));
        assertEquals(begin.minusSeconds(90), ClockTolerance.time(begin.minusSeconds(90), List.of(certificate)));
        assertEquals(begin.plusSeconds(5), ClockTolerance.time(begin.plusSeconds(5), List.of(certificate)));
        pki.server("server", "root", "localhost", "ec");
        Instant now = pki.certificate("server").getNotBefore().toInstant();
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www")) {
            ConnectFailedException failure = failure(peer.url("localhost"), tls(Optional.empty(), now.minusSeconds(2)));
            assertTrue(failure.reason() != Cause.CERTIFICATE_EXPIRED, failure::getMessage);
        }
    }

    @Test
    @DisplayName("A certificate without a common name is for its alternative names")
    void alternativeNames() throws Exception {
        pki.issue("named", "root", "/O=Test", "ec", "subjectAltName=DNS:csms.example.com,IP:10.0.0.7");
        X509Certificate certificate = pki.certificate("named");
        assertTrue(HostNames.fits(certificate, "csms.example.com", false) && HostNames.fits(certificate, "10.0.0.7", false));
        assertTrue(!HostNames.fits(certificate, "other.example.com", false));
    }

    @Test
    @DisplayName("A certificate that was issued for something else than a server is refused")
    void otherPurpose() throws Exception {
        pki.issue("client", "root", "/O=Test/CN=localhost", "ec", "extendedKeyUsage=clientAuth");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "client", "-www")) {
            refused(Cause.CERTIFICATE_UNTRUSTED, "not issued for a server", peer.url("localhost"), tls());
        }
    }

    @Test
    @DisplayName("A00.FR.501, A00.FR.502: a server's key of less than 2048 bits of RSA is refused")
    void weakKey() throws Exception {
        pki.server("server", "root", "localhost", "rsa1024");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-cipher", "DEFAULT:@SECLEVEL=0")) {
            refused(Cause.CERTIFICATE_WEAK, "too short", peer.url("localhost"), tls());
        }
    }

    @Test
    @DisplayName("A00.FR.503: a server's key on a curve of 192 bits is refused")
    void weakCurve() throws Exception {
        pki.server("server", "root", "localhost", "ec192");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-cipher", "DEFAULT:@SECLEVEL=0", "-curves", "prime256v1")) {
            ConnectFailedException failure = failure(peer.url("localhost"), tls());
            assertEquals(Cause.TLS_CIPHER, failure.reason(), failure::getMessage);
        }
    }

    @Test
    @DisplayName("A00.FR.504: a certificate that was signed with SHA-1 is refused")
    void weakSignature() throws Exception {
        pki.digest("sha1").server("server", "root", "localhost", "rsa");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-cipher", "DEFAULT:@SECLEVEL=0")) {
            refused(Cause.CERTIFICATE_WEAK, "it is signed with SHA1", peer.url("localhost"), tls());
        }
    }

    @Test
    @DisplayName("A revoked certificate is refused, by a list at hand and by what the server staples")
    void revoked() throws Exception {
        pki.server("server", "root", "localhost", "ec").staple("server", "root");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-status_file", "server.ocsp")) {
            taken(peer.url("localhost"), tls());
        }
        pki.revoke("server", "root").staple("server", "root");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-status_file", "server.ocsp")) {
            refused(Cause.CERTIFICATE_REVOKED, "by the server's own OCSP response", peer.url("localhost"), tls());
        }
        X509CRL list = pki.revocationList("root");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www")) {
            taken(peer.url("localhost"), tls());
            TlsSettings withList = new TlsSettings(List.of(pki.certificate("root")), Optional.empty(), List.of(list), false,
                    Optional.empty());
            refused(Cause.CERTIFICATE_REVOKED, "was revoked, by the list of", peer.url("localhost"), withList);
        }
    }

    @Test
    @DisplayName("What a server staples that is out of date or by a stranger says nothing: the certificate is taken as without it")
    void uselessStaple() throws Exception {
        pki.server("server", "root", "localhost", "ec").staple("server", "root");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-status_file", "server.ocsp")) {
            taken(peer.url("localhost"), tls(Optional.empty(), Instant.now().plus(Duration.ofDays(3))));
        }
        pki.root("stranger").staple("server", "stranger");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-status_file", "server.ocsp")) {
            taken(peer.url("localhost"), tls());
        }
    }

    // ---- version and cipher suites

    @Test
    @DisplayName("A00.FR.313, A00.FR.314, A00.FR.316, A00.FR.416, A00.FR.417, A00.FR.419: a server with TLS 1.1 at most is refused")
    void oldVersion() throws Exception {
        pki.server("server", "root", "localhost", "rsa");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0")) {
            refused(Cause.TLS_VERSION, "speaks no TLS 1.2 or newer", peer.url("localhost"), tls());
        }
    }

    @ParameterizedTest
    @CsvSource({"ec, ECDHE-ECDSA-AES128-GCM-SHA256", "ec, ECDHE-ECDSA-AES256-GCM-SHA384", "rsa, ECDHE-RSA-AES128-GCM-SHA256",
            "rsa, ECDHE-RSA-AES256-GCM-SHA384"})
    @DisplayName("A00.FR.312, A00.FR.317, A00.FR.319, A00.FR.321, A00.FR.420, A00.FR.422, A00.FR.424: TLS 1.2 with each required suite, without compression")
    void suites(String kind, String suite) throws Exception {
        pki.server("server", "root", "localhost", kind);
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-tls1_2", "-cipher", suite)) {
            // it speaks no WebSocket: nothing comes of the connection, and nobody waits for that
            transport.connect(endpoint(peer.url("localhost"), tls()), new Nobody());
            peer.says("CIPHER is " + suite);
            peer.says("Secure Renegotiation IS supported");
            peer.says("GET /ocpp/CS01 HTTP/1.1");
            assertTrue(!peer.toString().contains("Compression: zlib"), peer::toString);
        }
    }

    @Test
    @DisplayName("A00.FR.313, A00.FR.416: TLS 1.3")
    void newestVersion() throws Exception {
        pki.server("server", "root", "localhost", "ec");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-tls1_3")) {
            taken(peer.url("localhost"), tls());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES128-SHA", "ECDHE-RSA-AES128-SHA", "DHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-SHA384",
            "AES128-GCM-SHA256"})
    @DisplayName("A00.FR.320, A00.FR.323, A00.FR.423, A00.FR.426: a server with other suites alone is refused")
    void weakSuites(String suite) throws Exception {
        pki.server("server", "root", "localhost", "rsa");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", "-tls1_2", "-cipher", suite + ":@SECLEVEL=0")) {
            refused(Cause.TLS_CIPHER, "none of the permitted cipher suites", peer.url("localhost"), tls());
        }
    }

    // ---- the station's certificate

    @ParameterizedTest
    @CsvSource({"ec, -tls1_2", "ec, -tls1_3", "rsa, -tls1_2", "rsa, -tls1_3"})
    @DisplayName("A00.FR.401, A00.FR.402, A00.FR.415: the station's certificate is shown to a server that asks for it")
    void shown(String kind, String version) throws Exception {
        pki.server("server", "root", "localhost", "ec").client("station", "root", "SN0001", kind);
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", version, "-Verify", "1", "-verify_return_error", "-CAfile",
                "root.pem")) {
            taken(peer.url("localhost"), showing("station"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    @DisplayName("A server that wants a certificate and gets none, or one that it does not like: refused, and said which was shown")
    void notTaken(String version) throws Exception {
        pki.server("server", "root", "localhost", "ec").root("other").client("stranger", "other", "SN0002", "ec");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-www", version, "-Verify", "1", "-verify_return_error", "-CAfile",
                "root.pem")) {
            refused(Cause.CLIENT_CERTIFICATE, "without a certificate", peer.url("localhost"), tls());
            refused(Cause.CLIENT_CERTIFICATE, "SN0002", peer.url("localhost"), showing("stranger"));
        }
    }

    @Test
    @DisplayName("A00.FR.430: an expired certificate of the station is shown all the same")
    void expiredIdentity() throws Exception {
        pki.server("server", "root", "localhost", "ec").client("station", "root", "SN0001", "ec");
        ClientIdentity identity = pki.identity("station");
        try (OpenSslPeer peer = new OpenSslPeer(pki, "server", "-Verify", "1", "-CAfile", "root.pem", "-attime",
                Long.toString(Instant.now().plus(YEAR).getEpochSecond()))) {
            transport.connect(endpoint(peer.url("localhost"), tls(Optional.of(identity), Instant.now())), new Nobody());
            peer.says("CN = SN0001");
        }
    }

    // ---- Jetty

    @Test
    @DisplayName("Profile 3 with Jetty: with a renewed certificate each connection is made anew with it, and the root that was used is told")
    void renewed() throws Exception {
        pki.server("server", "root", "localhost", "ec").client("old", "root", "SN0001", "ec").client("new", "root", "SN0001", "ec");
        WebSocketPeer peer = new WebSocketPeer(pki.keyStore("server"), pki.file("root.pem"));
        try {
            URI url = peer.secureUrl("localhost");
            refused(Cause.CLIENT_CERTIFICATE, "without a certificate", url, tls());
            for (String name : List.of("old", "new", "old")) {
                Connection connection = transport.connect(endpoint(url, showing(name)), new Nobody()).getValue();
                assertEquals(pki.certificate("root"), connection.trustedRoot().orElseThrow());
                assertEquals(pki.certificate(name), peer.shown());
                assertNull(connection.send("hello").getFailure());
                connection.close(1000, "next");
            }
        } finally {
            peer.close();
        }
    }

    @Test
    @DisplayName("Each connection judges the server anew: what was good once is refused when it has expired")
    void notResumed() throws Exception {
        WebSocketPeer peer = new WebSocketPeer(pki.server("server", "root", "localhost", "ec").keyStore("server"));
        try {
            URI url = peer.secureUrl("localhost");
            transport.connect(endpoint(url, tls()), new Nobody()).getValue().close(1000, "");
            refused(Cause.CERTIFICATE_EXPIRED, "expired at", url, tls(Optional.empty(), Instant.now().plus(YEAR)));
        } finally {
            peer.close();
        }
    }

    @Test
    @DisplayName("A server that does not speak TLS is told as such; an interface that is not there, too")
    void noTls() throws Exception {
        WebSocketPeer peer = new WebSocketPeer();
        try {
            URI url = URI.create(peer.url().toString().replace("ws://127.0.0.1", "wss://localhost"));
            refused(Cause.TLS, "TLS with localhost", url, tls());
            Endpoint byNone = new Endpoint(peer.url(), List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), tls(),
                    Optional.of("none9"), 1000,
                    Duration.ofSeconds(5));
            assertEquals("the network interface none9 is not there", transport.connect(byNone, new Nobody()).getFailure().getMessage());
            Endpoint byLoopback = new Endpoint(peer.url(), List.of("ocpp2.0.1"), Optional.empty(), Optional.empty(), tls(),
                    Optional.of("lo"), 1000,
                    Duration.ofSeconds(5));
            assertEquals("ocpp2.0.1", transport.connect(byLoopback, new Nobody()).getValue().subProtocol());
        } finally {
            peer.close();
        }
    }
}
