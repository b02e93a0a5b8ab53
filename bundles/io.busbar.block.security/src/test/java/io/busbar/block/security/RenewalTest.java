package io.busbar.block.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.security.CertificateSignedRequest;
import io.busbar.ocpp.messages.security.CertificateSignedStatus;
import io.busbar.ocpp.messages.security.CertificateSigningUse;
import io.busbar.ocpp.messages.security.SignCertificateRequest;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Rig rig = new Rig();

    @Test
    @DisplayName("A02.FR.02, A02.FR.03, A02.FR.08: asked for it, a request with a new key is sent, and the certificate is taken")
    void renewed() {
        assertTrue(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        SignCertificateRequest request = rig.station.csms().last(SignCertificateRequest.class);
        assertEquals("CSR 1", request.csr());
        assertEquals(CertificateSigningUse.ChargingStationCertificate, request.certificateType());
        assertEquals(CertificateSignedStatus.Accepted, rig.signed("good chain"));
        assertEquals(List.of("CHARGING_STATION good chain"), rig.identities.offered);
        rig.station.advance(Duration.ofHours(1));
        assertEquals(1, rig.requests().size());
    }

    @Test
    @DisplayName("A02.FR.13, A03.FR.13: the request says which certificate it is for; without a type, an answer is for the one towards the CSMS")
    void types() {
        rig.trigger(MessageTrigger.SignV2GCertificate);
        assertEquals(List.of(IdentityUse.V2G), rig.identities.requested);
        assertEquals(CertificateSigningUse.V2GCertificate, rig.station.csms().last(SignCertificateRequest.class).certificateType());
        rig.station.get(rig.block.handle(new CertificateSignedRequest("good", CertificateSigningUse.V2GCertificate, null, null)));
        rig.station.get(rig.block.handle(new CertificateSignedRequest("good")));
        assertEquals(List.of("V2G good", "CHARGING_STATION good"), rig.identities.offered);
    }

    @Test
    @DisplayName("the trigger is refused where no request can be made")
    void obstacle() {
        rig.identities.obstacle = Optional.of("SecurityCtrlr.OrganizationName is not set");
        assertFalse(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        rig.identities.obstacle = Optional.empty();
        rig.station.services().remove(Identities.class);
        assertFalse(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        assertEquals(CertificateSignedStatus.Rejected, rig.signed("good"));
        assertEquals(List.of(), rig.requests());
    }

    @Test
    @DisplayName("A02.FR.07, A03.FR.07, A02.FR.20: a bad certificate is rejected with its event, told to the CSMS, and no request follows by itself")
    void bad() {
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        assertEquals(CertificateSignedStatus.Rejected, rig.signed("bad"));
        assertTrue(rig.logged().contains("InvalidChargingStationCertificate"));
        assertTrue(rig.told().contains("InvalidChargingStationCertificate"));
        rig.station.advance(Duration.ofDays(2));
        assertEquals(1, rig.requests().size());
        assertTrue(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        assertEquals(List.of("CSR 1", "CSR 2"), rig.requests());
    }

    @Test
    @DisplayName("A02.FR.16, A03.FR.16: a chain that is longer than MaxCertificateChainSize is rejected")
    void tooLong() {
        rig = new Rig(100);
        assertEquals("100", rig.station.value("SecurityCtrlr.MaxCertificateChainSize"));
        assertEquals(CertificateSignedStatus.Rejected, rig.signed("good" + " ".repeat(97)));
        assertEquals(List.of(), rig.identities.offered);
        assertEquals(CertificateSignedStatus.Accepted, rig.signed("good" + " ".repeat(96)));
    }

    @Test
    @DisplayName("A02.FR.17, A02.FR.18, A02.FR.19, A03.FR.17, A03.FR.18, A03.FR.19: without a certificate the request goes again after doubled waits, and then no more")
    void repeated() {
        rig.station.write("SecurityCtrlr.CertSigningWaitMinimum", "60");
        rig.station.write("SecurityCtrlr.CertSigningRepeatTimes", "2");
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        int sent = 1;
        for (int minutes : new int[]{1, 2, 4}) {
            rig.station.advance(MINUTE.multipliedBy(minutes).minusSeconds(1));
            assertEquals(sent, rig.requests().size(), "before " + minutes + " minutes");
            rig.station.advance(Duration.ofSeconds(1));
            assertEquals(++sent, rig.requests().size());
        }
        rig.station.advance(Duration.ofDays(10));
        assertEquals(4, rig.requests().size());
        assertEquals(List.of("CSR 1"), rig.requests().stream().distinct().toList());
        assertEquals(CertificateSignedStatus.Accepted, rig.signed("good"), "it comes late, but it comes");
    }

    @Test
    @DisplayName("the certificate ends the waits; a request that the CSMS rejects is not repeated")
    void noMore() {
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        rig.signed("good");
        rig.answer(GenericStatus.Rejected);
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        rig.station.advance(Duration.ofDays(1));
        assertEquals(2, rig.requests().size());
    }

    @Test
    @DisplayName("a request outlives a lost link and a power cut, and so do the waits")
    void outlives() {
        rig.station.csms().link(false);
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        assertEquals(List.of(), rig.requests());
        rig = rig.powerCut();
        assertEquals(List.of("CSR 1"), rig.requests());
        rig = rig.powerCut();
        assertEquals(List.of(), rig.requests());
        rig.station.advance(Duration.ofMinutes(2));
        assertEquals(List.of("CSR 1"), rig.requests());
    }

    @Test
    @DisplayName("what the link took away is sent by the next link")
    void nextLink() {
        rig.station.csms().link(false);
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        rig.station.csms().link(true);
        rig.station.settle();
        assertEquals(List.of("CSR 1"), rig.requests());
    }

    @Test
    @DisplayName("a CSMS that does not answer is asked again; one that knows no such message is not")
    void noAnswer() {
        rig.station.csms().fail(SignCertificateRequest.class, Cause.TIMEOUT);
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        rig.station.advance(Duration.ofMinutes(2));
        assertEquals(2, rig.requests().size());
        rig.station.csms().fail(SignCertificateRequest.class, Cause.ERROR);
        rig.station.advance(Duration.ofDays(1));
        assertEquals(3, rig.requests().size());
    }

    @Test
    @DisplayName("A03.FR.02, A03.FR.03: a month before the certificate ends, the station asks by itself, and once for each certificate")
    void byItself() {
        rig.identities.own.put(IdentityUse.CHARGING_STATION, FakeIdentities.identity(Duration.ofDays(-300), Duration.ofDays(33)));
        rig.station.advance(Duration.ofDays(2));
        assertEquals(List.of(), rig.requests());
        rig.station.advance(Duration.ofDays(2));
        int sent = rig.requests().size();
        assertTrue(sent > 0);
        assertEquals(1, rig.requests().stream().distinct().count());
        rig.station.advance(Duration.ofDays(32));
        assertEquals(sent, rig.requests().size(), "accepted, and no certificate came: A02.FR.19");
        rig.trigger(MessageTrigger.SignChargingStationCertificate);
        rig.signed("good");
        rig.station.advance(Duration.ofDays(29));
        assertEquals(sent + 1, rig.requests().size());
        rig.station.advance(Duration.ofDays(10));
        assertTrue(rig.requests().size() > sent + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("A02.FR.18, A03.FR.18: a request of the station's own that the CSMS rejects is made again after doubled waits and then daily, over power cuts too")
    void rejectedByItself(boolean answers) {
        rig.station.write("SecurityCtrlr.CertSigningWaitMinimum", "60");
        rig.station.write("SecurityCtrlr.CertSigningRepeatTimes", "2");
        rig.identities.own.put(IdentityUse.CHARGING_STATION, FakeIdentities.identity(Duration.ofDays(-300), Duration.ofDays(30)));
        if (answers) {
            rig.answer(GenericStatus.Rejected);
        } else {
            rig.station.csms().fail(SignCertificateRequest.class, Cause.ERROR);
        }
        rig.station.runUntil(() -> !rig.requests().isEmpty(), Duration.ofDays(1));
        int sent = 1;
        for (int minutes : new int[]{1, 2, 4}) {
            rig.station.advance(MINUTE.multipliedBy(minutes).minusSeconds(1));
            assertEquals(sent, rig.requests().size(), "before " + minutes + " minutes");
            rig.station.advance(Duration.ofSeconds(1));
            assertEquals(++sent, rig.requests().size());
        }
        rig.station.advance(Duration.ofDays(3));
        assertEquals(sent + 3, rig.requests().size());
        assertEquals(List.of("CSR 1"), rig.requests().stream().distinct().toList());
        rig = rig.powerCut();
        rig.answer(GenericStatus.Accepted);
        rig.station.advance(Duration.ofDays(1).plusMinutes(1));
        assertTrue(rig.requests().contains("CSR 1"));
        assertEquals(CertificateSignedStatus.Accepted, rig.signed("good"));
        int last = rig.requests().size();
        rig.station.advance(Duration.ofDays(3));
        assertEquals(last, rig.requests().size());
    }

    @Test
    @DisplayName("F06.FR.10: while a request is under way the CSMS cannot have another key made, afterwards it can")
    void oneAtATime() {
        rig.station.csms().latency(Duration.ofSeconds(2));
        assertTrue(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        for (int i = 0; i < 100; i++) {
            assertFalse(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        }
        assertTrue(rig.trigger(MessageTrigger.SignV2GCertificate));
        rig.station.advance(Duration.ofSeconds(5));
        assertTrue(rig.trigger(MessageTrigger.SignChargingStationCertificate));
        rig.station.advance(Duration.ofSeconds(5));
        assertEquals(List.of("CSR 1", "CSR 2", "CSR 3"), rig.requests().stream().distinct().toList());
    }

    @Test
    @DisplayName("A03.FR.02: a wrong time of the CSMS, by which every new certificate ends soon, has one asked for daily, not without end")
    void wrongClock() {
        rig.identities.own.put(IdentityUse.CHARGING_STATION, FakeIdentities.identity(Duration.ofDays(-1), Duration.ofDays(700)));
        Instant wrong = Instant.parse("2050-01-01T00:00:00Z");
        rig.station.clock().timeReceived(wrong, "Heartbeat");
        rig.station.clock().timeReceived(wrong, "Heartbeat");
        assertEquals(wrong, rig.station.loop().now());
        for (int minutes = 0; minutes < 3 * 24 * 60; minutes++) {
            int before = rig.requests().size();
            rig.station.advance(MINUTE);
            if (rig.requests().size() > before) {
                assertEquals(CertificateSignedStatus.Accepted, rig.signed("good"));
                rig.block.identityChanged(IdentityUse.CHARGING_STATION);
            }
        }
        long keys = rig.requests().stream().distinct().count();
        assertTrue(keys >= 1 && keys <= 4, keys + " requests");
    }
}
