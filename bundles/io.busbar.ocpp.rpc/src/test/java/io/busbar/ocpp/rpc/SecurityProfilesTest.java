package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.model.Variables.WriteResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Promise;

class SecurityProfilesTest {

    private static Endpoint last(Rig rig) {
        return rig.network.attempts.get(rig.network.attempts.size() - 1);
    }

    private static Rig withTls() {
        Rig rig = new Rig(new CsmsAddress("wss://one", "CS01", Rig.PASSWORD, 2, List.of(FakeKeeper.certificate("root"))));
        rig.station.settle();
        return rig;
    }

    private static Rig withCertificates(boolean downgrade) {
        Rig rig = new Rig(new CsmsAddress("wss://one", "CS01", Rig.PASSWORD, 3, List.of(FakeKeeper.certificate("root")), List.of(),
                Map.of(OCPPInterface.Wired0, CsmsAddress.ANY), downgrade));
        rig.keeper.identity = Optional.of(FakeKeeper.identity("station"));
        rig.untilUp();
        return rig;
    }

    // ---- what each profile shows

    @Test
    @DisplayName("A00.FR.001, A00.FR.202, A00.FR.203, A00.FR.204: profile 1 shows identity and password at every connection")
    void profileOne() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.network.cut();
        rig.untilUp();
        assertEquals(2, rig.network.attempts.size());
        for (Endpoint attempt : rig.network.attempts) {
            assertEquals("ws://one/CS01 CS01 " + Rig.PASSWORD, attempt.url() + " " + attempt.user().get() + " " + attempt.password().get());
        }
    }

    @Test
    @DisplayName("A00.FR.301, A00.FR.302, A00.FR.303: profile 2 shows them too, and trusts the CSMS roots alone")
    void profileTwo() {
        Rig rig = withTls();
        assertEquals("CS01 " + Rig.PASSWORD, last(rig).user().get() + " " + last(rig).password().get());
        assertEquals(List.of(FakeKeeper.certificate("root")), last(rig).tls().trustedRoots());
        assertEquals(Optional.empty(), last(rig).tls().identity());
    }

    @Test
    @DisplayName("A00.FR.401, A00.FR.402: profile 3 shows the station's certificate, and no password")
    void profileThree() {
        Rig rig = withCertificates(false);
        assertEquals(Optional.empty(), last(rig).user());
        assertEquals(FakeKeeper.certificate("station"), last(rig).tls().identity().get().certificate());
    }

    @Test
    @DisplayName("A00.FR.004: without what a profile needs nothing is sent")
    void nothingWithout() {
        Rig rig = new Rig(new CsmsAddress("ws://one", "CS01", "", 1, List.of()));
        rig.station.advance(Duration.ofMinutes(1));
        assertEquals(List.of(), rig.network.attempts);
        assertTrue(rig.rpc.link().why().contains("password"), rig.rpc.link().why());
    }

    @Test
    @DisplayName("The configuration's roots are given to whoever keeps certificates, once: a root that the CSMS deletes stays deleted")
    void rootsHandedOver() {
        Rig rig = withTls();
        assertEquals(List.of(FakeKeeper.certificate("root")), rig.keeper.roots);
        rig.keeper.roots.clear();
        rig.keeper.roots.add(FakeKeeper.certificate("root2"));
        rig.powerCut();
        assertEquals(List.of(FakeKeeper.certificate("root2")), last(rig).tls().trustedRoots());
    }

    @Test
    @DisplayName("After a restart the station waits for who keeps its certificates before it calls")
    void waitsForTheKeeper() {
        Rig rig = withTls();
        rig.rpc.stop();
        rig.station = rig.station.powerCut();
        rig.network = new FakeTransport();
        FakeKeeper keeper = rig.keeper;
        rig.rpc = new OcppRpc(rig.station.loop(), rig.station.store(), rig.station.model(), rig.station.events(), rig.station.security(),
                rig.address, 100, new java.util.Random(1));
        rig.rpc.addTransport(rig.network);
        rig.rpc.addDialect(new io.busbar.ocpp.dialect.v201.Dialect201());
        rig.rpc.start();
        rig.station.advance(Duration.ofSeconds(5));
        assertEquals(List.of(), rig.network.attempts);
        rig.rpc.setTrustedRoots(Optional.of(keeper));
        rig.rpc.setIdentities(Optional.of(keeper));
        rig.station.advance(Duration.ofSeconds(2));
        assertEquals(1, rig.network.attempts.size());
    }

    @Test
    @DisplayName("A00.FR.430: with an expired certificate the station calls all the same; for raising the profile it is not enough (A05.FR.03)")
    void expiredCertificate() {
        Rig rig = withCertificates(false);
        rig.station.virtual().setWall(java.time.Instant.parse("2140-01-01T00:00:00Z"));
        rig.network.cut();
        rig.untilUp();
        assertEquals(2, rig.network.attempts.size());
        Rig lower = withTls();
        lower.keeper.identity = Optional.of(FakeKeeper.identity("station"));
        lower.set(2, Rig.profile("wss://two", 3).build());
        lower.station.virtual().setWall(java.time.Instant.parse("2140-01-01T00:00:00Z"));
        assertFalse(lower.order("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T00:00:00Z", "2050-01-01T00:00:00Z"})
    @DisplayName("A05.FR.02, A05.FR.03: where only the CSMS has set the time, certificates are good enough that are valid by the station's other clock")
    void wrongClock(String time) {
        Rig rig = withTls();
        rig.rpc.setClock(rig.station.clock());
        rig.keeper.identity = Optional.of(FakeKeeper.identity("one-year"));
        rig.set(2, Rig.profile("wss://two", 3).build());
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        assertEquals(Instant.parse(time), rig.station.loop().now());
        assertTrue(rig.order("2"));
    }

    // ---- A05

    @Test
    @DisplayName("A05.FR.02: profile 2 is not used without a valid CSMS root; profile and link stay")
    void noRoot() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        assertEquals("Accepted", rig.answer(2, Rig.profile("wss://two", 2).build()));
        assertFalse(rig.order("2,1"));
        assertEquals("1", rig.value(Rig.PROFILE));
        assertTrue(rig.rpc.link().up());
        rig.keeper.roots.add(FakeKeeper.certificate("root"));
        assertTrue(rig.order("2,1"));
    }

    @Test
    @DisplayName("A05.FR.03: profile 3 is not used without a valid certificate of the station; profile and link stay")
    void noCertificate() {
        Rig rig = withTls();
        assertEquals("Accepted", rig.answer(2, Rig.profile("wss://two", 3).build()));
        assertFalse(rig.order("2,1"));
        assertEquals("2", rig.value(Rig.PROFILE));
        assertTrue(rig.rpc.link().up());
        rig.keeper.identity = Optional.of(FakeKeeper.identity("station"));
        assertTrue(rig.order("2,1"));
    }

    @Test
    @DisplayName("A slot of the order is not given a profile that lacks what it needs")
    void slotOfTheOrder() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.set(2, Rig.profile("ws://two", 1).build());
        assertTrue(rig.order("1,2"));
        assertEquals("Rejected InvalidNetworkConf", rig.answer(2, Rig.profile("wss://two", 2).build()));
    }

    @Test
    @DisplayName("A05.FR.04, A05.FR.05, A05.FR.06: raised after the restart; the lower slots go, and the order with them")
    void raised() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.keeper.roots.add(FakeKeeper.certificate("root"));
        rig.set(3, Rig.profile("ws://three", 1).build());
        rig.set(2, Rig.profile("wss://two", 2).build());
        assertTrue(rig.order("2,1,3"));
        assertEquals("1", rig.value(Rig.PROFILE));
        rig.powerCut();
        assertEquals(List.of("two"), rig.tried());
        assertEquals("2", rig.value(Rig.PROFILE));
        assertEquals("2", rig.value(Rig.PRIORITY));
        assertTrue(rig.securityEvents().contains("ReconfigurationOfSecurityParameters"), rig.securityEvents().toString());
        assertFalse(rig.order("2,1"));
        rig.network.refusing.put("two", Cause.UNREACHABLE);
        rig.powerCut();
        rig.untilTried(9);
        assertEquals(List.of("two"), rig.tried().stream().distinct().toList(), "never back to profile 1");
        assertEquals("2", rig.value(Rig.PROFILE));
    }

    @Test
    @DisplayName("A05.FR.06: while the higher profile does not connect, the lower one is not given up")
    void notRaised() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.keeper.roots.add(FakeKeeper.certificate("root"));
        rig.set(2, Rig.profile("wss://two", 2).build());
        rig.order("2,1");
        rig.network.refusing.put("two", Cause.CERTIFICATE_UNTRUSTED);
        rig.powerCut();
        rig.untilUp();
        assertEquals("1 1 2,1", rig.value(Rig.ACTIVE) + " " + rig.value(Rig.PROFILE) + " " + rig.value(Rig.PRIORITY));
    }

    @Test
    @DisplayName("A00.FR.005, A05.FR.10, B09.FR.04: the profile is not lowered")
    void notLowered() {
        Rig rig = withTls();
        assertEquals("Rejected NoSecurityDowngrade", rig.answer(2, Rig.profile("ws://two", 1).build()));
        Rig higher = withCertificates(false);
        assertEquals("Rejected NoSecurityDowngrade", higher.answer(2, Rig.profile("wss://two", 2).build()));
    }

    @Test
    @DisplayName("A05.FR.10: an order that leads to a slot which has become the lower one is refused")
    void orderToLower() {
        Rig rig = withTls();
        rig.set(2, Rig.profile("wss://two", 2).build());
        rig.keeper.identity = Optional.of(FakeKeeper.identity("station"));
        rig.set(3, Rig.profile("wss://three", 3).build());
        rig.order("3");
        rig.powerCut();
        assertEquals("3", rig.value(Rig.PROFILE));
        assertFalse(rig.order("2"));
    }

    @Test
    @DisplayName("A05.FR.08, A05.FR.09, B09.FR.31: where lowering is allowed it is from 3 to 2, never to 1")
    void lowered() {
        Rig rig = withCertificates(true);
        assertEquals("true", rig.value("SecurityCtrlr.AllowSecurityProfileDowngrade"));
        assertEquals("Rejected NoSecurityDowngrade", rig.answer(2, Rig.profile("ws://two", 1).build()));
        assertEquals("Accepted", rig.answer(2, Rig.profile("wss://two", 2).build()));
        assertTrue(rig.order("2,1"));
        rig.powerCut();
        rig.untilUp();
        assertEquals("2", rig.value(Rig.PROFILE));
        assertEquals("Rejected NoSecurityDowngrade", rig.answer(3, Rig.profile("ws://three", 1).build()));
    }

    // ---- A01

    @Test
    @DisplayName("A01.FR.01, A01.FR.11, A01.FR.12: a new password is used at once by a new connection, logged as changed, and shown nowhere")
    void newPassword() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try {
            Rig rig = new Rig(Rig.at("ws://one", 1));
            rig.accept();
            assertTrue(rig.station.write("SecurityCtrlr.BasicAuthPassword", "another-secret-word-42") instanceof WriteResult.Accepted);
            rig.station.advance(Duration.ofSeconds(3));
            assertEquals("another-secret-word-42", last(rig).password().get());
            assertEquals(2, rig.network.attempts.size());
            assertTrue(rig.securityEvents().contains("ReconfigurationOfSecurityParameters"));
            rig.network.refusing.put("one", Cause.UNAUTHORIZED);
            rig.network.cut();
            rig.untilTried(5);
            rig.powerCut();
            assertEquals("another-secret-word-42", last(rig).password().get());
            String said = log + rig.station.recorded(StationEvent.class).toString() + rig.network.attempts + rig.address + rig.rpc.link();
            assertTrue(said.contains("network profile"), "the log was not caught");
            assertFalse(said.contains("another-secret-word-42") || said.contains(Rig.PASSWORD), said);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    @DisplayName("A00.FR.205, A00.FR.304: passwords have 16 to 64 characters, any of UTF-8")
    void passwordLength() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        assertTrue(rig.station.write("SecurityCtrlr.BasicAuthPassword", "x".repeat(15)) instanceof WriteResult.Refused);
        assertTrue(rig.station.write("SecurityCtrlr.BasicAuthPassword", "x".repeat(65)) instanceof WriteResult.Refused);
        assertTrue(rig.station.write("SecurityCtrlr.BasicAuthPassword", "é".repeat(64)) instanceof WriteResult.Accepted);
    }

    // ---- renewed credentials

    @Test
    @DisplayName("A02.FR.08: with a new certificate the link is made anew; what is open ends first, what waits goes over the new link")
    void renewed() {
        Rig rig = withCertificates(false);
        rig.accept();
        Promise<HeartbeatResponse> open = rig.rpc.csms("block").call(new HeartbeatRequest(null));
        rig.station.settle();
        rig.keeper.identity = Optional.of(FakeKeeper.identity("root2"));
        rig.rpc.identityChanged();
        rig.station.advance(Duration.ofSeconds(2));
        Promise<HeartbeatResponse> waiting = rig.rpc.csms("block").call(new HeartbeatRequest(null));
        assertEquals(1, rig.network.attempts.size());
        assertEquals(1, rig.network.said.size());
        answerHeartbeat(rig);
        assertTrue(open.isDone());
        rig.station.advance(Duration.ofSeconds(1));
        assertEquals(2, rig.network.attempts.size());
        assertEquals(FakeKeeper.certificate("root2"), last(rig).tls().identity().get().certificate());
        assertEquals(2, rig.network.said.size());
        answerHeartbeat(rig);
        assertTrue(waiting.isDone());
        assertTrue(rig.rpc.accepted());
    }

    @Test
    @DisplayName("A02.FR.08, B10.FR.06: a certificate that comes while the station is just connecting with the former one is used right after that")
    void renewedWhileConnecting() {
        Rig rig = withCertificates(false);
        rig.accept();
        rig.network.slow = true;
        rig.network.cut();
        rig.station.advance(Duration.ofSeconds(20));
        assertEquals(2, rig.network.attempts.size());
        rig.keeper.identity = Optional.of(FakeKeeper.identity("root2"));
        rig.rpc.identityChanged();
        rig.station.advance(Duration.ofSeconds(5));
        assertEquals(2, rig.network.attempts.size());
        rig.network.slow = false;
        rig.network.arrive();
        rig.station.advance(Duration.ofSeconds(10));
        assertEquals(3, rig.network.attempts.size());
        assertEquals(FakeKeeper.certificate("root2"), last(rig).tls().identity().get().certificate());
    }

    @Test
    @DisplayName("A02.FR.08: where the new link cannot even be tried, what waits for it is told that the station is offline")
    void renewedWithoutParts() {
        Rig rig = withCertificates(false);
        rig.accept();
        rig.rpc.csms("block").call(new HeartbeatRequest(null));
        rig.station.settle();
        rig.rpc.identityChanged();
        rig.station.advance(Duration.ofSeconds(2));
        Promise<HeartbeatResponse> waiting = rig.rpc.csms("block").call(new HeartbeatRequest(null));
        rig.rpc.removeTransport(rig.network);
        rig.station.advance(Duration.ofSeconds(10));
        assertFalse(rig.rpc.link().up());
        assertTrue(waiting.isDone());
        assertTrue(rig.rpc.csms("block").call(new HeartbeatRequest(null)).isDone());
    }

    private static void answerHeartbeat(Rig rig) {
        rig.network.say("[3,\"" + rig.network.lastId() + "\",{\"currentTime\":\"2026-03-01T08:00:00Z\"}]");
        rig.station.settle();
    }

    @Test
    @DisplayName("A02.FR.28, A03.FR.24: when no CSMS takes the new certificate the former one is shown, and the new one again after that")
    void formerCertificate() {
        Rig rig = withCertificates(false);
        rig.station.write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "2");
        rig.keeper.formerIdentity = rig.keeper.identity;
        rig.keeper.identity = Optional.of(FakeKeeper.identity("root2"));
        rig.network.refusing.put("one", Cause.CLIENT_CERTIFICATE);
        rig.network.attempts.clear();
        rig.network.cut();
        rig.untilTried(6);
        List<String> shown = rig.network.attempts.stream()
                .map(attempt -> attempt.tls().identity().get().certificate().equals(FakeKeeper.certificate("station")) ? "old" : "new")
                .toList();
        assertEquals(List.of("new", "new", "old", "old", "new", "new"), shown);
        assertEquals(1, rig.securityEvents().stream().filter("FailedToAuthenticateAtCsms"::equals).count());
    }

    @Test
    @DisplayName("M05.FR.13, M05.FR.14, M05.FR.16: the former root is good where the station was connected; the keeper hears which was used")
    void formerRoot() {
        Rig rig = withTls();
        rig.keeper.roots.clear();
        rig.keeper.roots.add(FakeKeeper.certificate("root2"));
        rig.keeper.formerRoot = Optional.of(FakeKeeper.certificate("root"));
        rig.network.root = Optional.of(FakeKeeper.certificate("root2"));
        rig.network.cut();
        rig.untilUp();
        assertEquals(List.of(FakeKeeper.certificate("root2"), FakeKeeper.certificate("root")), last(rig).tls().trustedRoots());
        assertEquals("Root Two -", rig.keeper.proved.get(rig.keeper.proved.size() - 1));
    }

    @Test
    @DisplayName("M05.FR.15, M05.FR.16: where the station migrates to, the new root alone is good; back at the old CSMS the former one is, too")
    void migration() {
        Rig rig = withTls();
        rig.keeper.roots.clear();
        rig.keeper.roots.add(FakeKeeper.certificate("root2"));
        rig.keeper.formerRoot = Optional.of(FakeKeeper.certificate("root"));
        rig.station.write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1");
        rig.set(2, Rig.profile("wss://two", 2).build());
        rig.order("2,1");
        rig.network.refusing.put("two", Cause.CERTIFICATE_UNTRUSTED);
        rig.powerCut();
        rig.untilUp();
        assertEquals(List.of("two 1", "one 2"),
                rig.network.attempts.stream().map(attempt -> attempt.url().getHost() + " " + attempt.tls().trustedRoots().size()).toList());
    }

    @Test
    @DisplayName("A CSMS that stands on a root of the Java platform is still trusted when the station is given its first own root, until that has proved itself")
    void firstOwnRoot() {
        Rig rig = new Rig(new CsmsAddress("wss://one", "CS01", Rig.PASSWORD, 2, List.of()));
        rig.network.cut();
        rig.network.root = Optional.of(FakeKeeper.certificate("root2"));
        rig.untilUp();
        assertEquals(List.of(), last(rig).tls().trustedRoots());
        rig.keeper.roots.add(FakeKeeper.certificate("root"));
        rig.powerCut();
        rig.untilUp();
        assertEquals(List.of(FakeKeeper.certificate("root"), FakeKeeper.certificate("root2")), last(rig).tls().trustedRoots());
        rig.network.cut();
        rig.network.root = Optional.of(FakeKeeper.certificate("root"));
        rig.untilUp();
        rig.network.cut();
        rig.untilUp();
        assertEquals(List.of(FakeKeeper.certificate("root")), last(rig).tls().trustedRoots());
    }

    // ---- events

    @ParameterizedTest
    @CsvSource({"CERTIFICATE_UNTRUSTED, InvalidCsmsCertificate", "CERTIFICATE_EXPIRED, InvalidCsmsCertificate",
            "CERTIFICATE_HOST, InvalidCsmsCertificate", "CERTIFICATE_REVOKED, InvalidCsmsCertificate",
            "CERTIFICATE_WEAK, InvalidCsmsCertificate", "TLS_VERSION, InvalidTLSVersion", "TLS_CIPHER, InvalidTLSCipherSuite",
            "UNAUTHORIZED, FailedToAuthenticateAtCsms", "CLIENT_CERTIFICATE, FailedToAuthenticateAtCsms"})
    @DisplayName("A00.FR.310, A00.FR.316, A00.FR.323, A00.FR.413, A00.FR.419, A00.FR.426: the event of each failure, once until a connection stands")
    void events(Cause cause, String event) {
        Rig rig = withTls();
        rig.network.refusing.put("one", cause);
        rig.network.cut();
        rig.untilTried(6);
        assertEquals(1, rig.securityEvents().stream().filter(event::equals).count(), rig.securityEvents().toString());
        rig.network.refusing.clear();
        rig.untilUp();
        rig.network.refusing.put("one", cause);
        rig.network.cut();
        rig.untilTried(10);
        assertEquals(2, rig.securityEvents().stream().filter(event::equals).count(), rig.securityEvents().toString());
    }
}
