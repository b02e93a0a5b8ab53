package io.busbar.ocpp.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.dialect.v201.Dialect201;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.rpc.CsmsAddress;
import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.store.memory.MemoryStore;
import io.busbar.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.promise.Promise;

/** Link layer and transport together, in real time, over real TLS: what is told, and that nothing is lost. */
class LinkOverTlsTest {

    private static final Duration PATIENCE = Patience.ofSeconds(60);
    private static final String PASSWORD = "a-password-of-the-station";

    @TempDir
    private Path dir;

    private final RealLoop real = new RealLoop();
    private final LoopFacade loop = new LoopFacade(real, "test");
    private final JettyTransport transport = new JettyTransport();
    private final List<String> raised = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private final Certificates certificates = new Certificates();
    private Pki pki;
    private Duration lie = Duration.ZERO;
    private StationCore core;
    private OcppRpc rpc;

    /** The station's certificate, as the test says. */
    private static final class Certificates implements Identities {

        private volatile Optional<ClientIdentity> newest = Optional.empty();

        @Override
        public Optional<ClientIdentity> of(IdentityUse use) {
            return newest;
        }

        @Override
        public List<List<X509Certificate>> chains(IdentityUse use) {
            return newest.map(ClientIdentity::chain).stream().toList();
        }

        @Override
        public Promise<String> request(IdentityUse use) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Promise<ClientIdentity> install(IdentityUse use, String pemChain) {
            throw new UnsupportedOperationException();
        }
    }

    private List<X509CRL> revocationLists = List.of();

    @BeforeEach
    void start() throws Exception {
        pki = new Pki(dir).root("root");
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(err);
        loop.execute(() -> {
            if (rpc != null) {
                rpc.stop();
            }
        });
        transport.stop();
        real.close();
    }

    /** The station calls that address. */
    private void begin(URI url, int securityProfile, Duration clockAhead) throws Exception {
        String base = url.toString().replaceAll("/[^/]*$", "");
        CsmsAddress address = new CsmsAddress(base, "CS01", PASSWORD, securityProfile, List.of(pki.certificate("root")), revocationLists,
                Map.of(OCPPInterface.Wired0, CsmsAddress.ANY), false);
        loop.execute(() -> {
            MemoryStore store = new MemoryStore(loop.executor(), loop.executor());
            core = StationCore.create(real, store, StationSettings.of("Busbar", "Test"), () -> {});
            core.attach("test", "test", event -> {
                if (event instanceof StationEvent.SecurityEventRaised security) {
                    raised.add(security.type() + ": " + security.techInfo());
                }
            });
            if (!lie.isZero()) {
                // a time that a CSMS confirms is accepted, however wrong
                core.clock().timeReceived(loop.now().plus(lie), "Heartbeat");
                core.clock().timeReceived(loop.now().plus(lie), "Heartbeat");
            }
            if (!clockAhead.isZero()) {
                real.adjustWall(clockAhead);
            }
            rpc = new OcppRpc(loop, store, core.deviceModel("rpc"), core.events(), core.security(), address, 100, new Random(1));
            rpc.setClock(core.clock());
            rpc.setIdentities(Optional.of(certificates));
            rpc.addTransport(transport);
            rpc.addDialect(new Dialect201());
            rpc.start();
        });
    }

    private void told(String event, String words) {
        await().atMost(PATIENCE).until(() -> raised.stream().anyMatch(line -> line.startsWith(event + ": ") && line.contains(words)));
        String said = log.toString(StandardCharsets.UTF_8);
        assertTrue(
                said.lines().anyMatch(
                        line -> line.contains("WARN") && line.contains("no connection by network profile 1") && line.contains(words)),
                said);
        assertTrue(!said.contains(PASSWORD) && !raised.toString().contains(PASSWORD), said);
    }

    private void refused(String certificate, int profile, Duration clockAhead, String event, String words, String... options)
            throws Exception {
        try (OpenSslPeer peer = new OpenSslPeer(pki, certificate, options)) {
            begin(peer.url("localhost"), profile, clockAhead);
            told(event, words);
        }
    }

    @Test
    @DisplayName("A00.FR.310, A00.FR.311: expired: event and log line")
    void expired() throws Exception {
        pki.server("server", "root", "localhost", "ec");
        refused("server", 2, Duration.ofDays(400), "InvalidCsmsCertificate", "expired at");
    }

    @Test
    @DisplayName("A00.FR.309, A00.FR.310: another host: event and log line")
    void otherHost() throws Exception {
        pki.server("server", "root", "csms.example.com", "ec");
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "is for [csms.example.com], not for localhost");
    }

    @Test
    @DisplayName("A00.FR.308, A00.FR.310: unknown root: event and log line")
    void unknownRoot() throws Exception {
        pki.root("other").server("server", "other", "localhost", "ec");
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "leads to none of the 1 trusted roots");
    }

    @Test
    @DisplayName("A00.FR.310: revoked, as the server staples it: event and log line")
    void revoked() throws Exception {
        pki.server("server", "root", "localhost", "ec").revoke("server", "root").staple("server", "root");
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "was revoked", "-status_file", "server.ocsp");
    }

    @Test
    @DisplayName("A00.FR.310: revoked, as the station's list says: event and log line")
    void revokedByList() throws Exception {
        pki.server("server", "root", "localhost", "ec").revoke("server", "root");
        revocationLists = List.of(pki.revocationList("root"));
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "was revoked, by the list of");
    }

    @Test
    @DisplayName("A00.FR.310, A00.FR.311: not valid yet: event and log line")
    void notValidYet() throws Exception {
        pki.server("server", "root", "localhost", "ec");
        refused("server", 2, Duration.ofDays(-400), "InvalidCsmsCertificate", "is valid only from");
    }

    @Test
    @DisplayName("A00.FR.310, A00.FR.502: a short RSA key: event and log line")
    void shortKey() throws Exception {
        pki.server("server", "root", "localhost", "rsa1024");
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "too short", "-cipher", "DEFAULT:@SECLEVEL=0");
    }

    @Test
    @DisplayName("A00.FR.310, A00.FR.504: signed with SHA-1: event and log line")
    void weakSignature() throws Exception {
        pki.digest("sha1").server("server", "root", "localhost", "rsa");
        refused("server", 2, Duration.ZERO, "InvalidCsmsCertificate", "it is signed with SHA1", "-cipher", "DEFAULT:@SECLEVEL=0");
    }

    @Test
    @DisplayName("A00.FR.316: TLS 1.1: event and log line")
    void oldVersion() throws Exception {
        pki.server("server", "root", "localhost", "rsa");
        refused("server", 2, Duration.ZERO, "InvalidTLSVersion", "speaks no TLS 1.2 or newer", "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0");
    }

    @Test
    @DisplayName("A00.FR.323: a weak cipher suite: event and log line")
    void weakSuite() throws Exception {
        pki.server("server", "root", "localhost", "rsa");
        refused("server", 2, Duration.ZERO, "InvalidTLSCipherSuite", "none of the permitted cipher suites", "-tls1_2", "-cipher",
                "AES128-SHA:@SECLEVEL=0");
    }

    @Test
    @DisplayName("A certificate of the station is wanted, and there is none that is trusted: event and log line")
    void stranger() throws Exception {
        pki.server("server", "root", "localhost", "ec").root("other").client("stranger", "other", "SN0002", "ec");
        certificates.newest = Optional.of(pki.identity("stranger"));
        refused("server", 3, Duration.ZERO, "FailedToAuthenticateAtCsms", "SN0002", "-Verify", "1", "-verify_return_error", "-CAfile",
                "root.pem");
    }

    @Test
    @DisplayName("A02.FR.08, A00.FR.401, A00.FR.402: profile 3, the certificate renewed five times in the middle of the talk: no call is lost, each link shows the newest")
    void renewedInTheMiddle() throws Exception {
        pki.server("server", "root", "localhost", "ec");
        for (int i = 0; i <= 5; i++) {
            pki.client("station" + i, "root", "SN0001", i % 2 == 0 ? "ec" : "rsa");
        }
        WebSocketPeer peer = new WebSocketPeer(pki.keyStore("server"), pki.file("root.pem"));
        try {
            peer.answersHeartbeats();
            certificates.newest = Optional.of(pki.identity("station0"));
            begin(peer.secureUrl("localhost"), 3, Duration.ZERO);
            AtomicInteger answered = new AtomicInteger();
            List<Throwable> lost = new CopyOnWriteArrayList<>();
            await().atMost(PATIENCE).until(() -> log.toString(StandardCharsets.UTF_8).contains("connected to wss"));
            assertEquals(pki.certificate("station0"), peer.shown());
            loop.execute(() -> {
                rpc.update(RegistrationStatus.Accepted);
                talk(rpc.csms("talker"), answered, lost);
            });
            for (int i = 1; i <= 5; i++) {
                int before = answered.get();
                String name = "station" + i;
                certificates.newest = Optional.of(pki.identity(name));
                loop.execute(rpc::identityChanged);
                await(name).atMost(PATIENCE).untilAsserted(() -> assertTrue(
                        !lost.isEmpty() || pki.certificate(name).equals(peer.shown()) && answered.get() > before + 10,
                        () -> answered.get() - before + " answers since " + name + "; " + log.toString(StandardCharsets.UTF_8)));
                assertEquals(List.of(), lost, () -> log.toString(StandardCharsets.UTF_8));
            }
            assertEquals(List.of(), lost);
            assertTrue(peer.received() >= answered.get());
            assertTrue(log.toString(StandardCharsets.UTF_8).contains("link closed: new certificate of the station"));
        } finally {
            peer.close();
        }
    }

    @Test
    @DisplayName("A00.FR.308: a CSMS that has reported a time decades ahead does not lock the station out: its certificate is valid by the station's other clock")
    void lyingClock() throws Exception {
        pki.server("server", "root", "localhost", "ec").client("station", "root", "SN0001", "ec");
        WebSocketPeer peer = new WebSocketPeer(pki.keyStore("server"), pki.file("root.pem"));
        try {
            peer.answersHeartbeats();
            certificates.newest = Optional.of(pki.identity("station"));
            lie = Duration.ofDays(25 * 365);
            begin(peer.secureUrl("localhost"), 3, Duration.ZERO);
            await().atMost(PATIENCE).until(() -> log.toString(StandardCharsets.UTF_8).contains("connected to wss"));
            String said = log.toString(StandardCharsets.UTF_8);
            assertTrue(said.contains("another clock of the station"), said);
        } finally {
            peer.close();
        }
    }

    /** A heartbeat after the other, without a rest. */
    private void talk(Csms csms, AtomicInteger answered, List<Throwable> lost) {
        csms.call(new HeartbeatRequest(null)).then(response -> {
            answered.incrementAndGet();
            loop.after(Duration.ofMillis(5), () -> talk(csms, answered, lost));
            return null;
        }, failed -> lost.add(failed.getFailure()));
    }
}
