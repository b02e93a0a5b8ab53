package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Set;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The certificate by which the station shows who it is (A02). */
class OwnCertificateTest {

    private static final TestCa CA = new TestCa("csms");
    private static final Duration YEAR = Duration.ofDays(365);

    private static Journey profile3(ScriptedCsms csms) throws Exception {
        return new Journey(3, csms).trusting(CA).delivered(CA.issue("O=Busbar, CN=" + Bench.ID, YEAR)).begin();
    }

    private static ScriptedCsms csms() {
        return new ScriptedCsms(CA.serverForOwnStations());
    }

    private static String trigger(ScriptedCsms csms) throws IOException {
        return csms.call("TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}").path("status").asText();
    }

    private static String signed(ScriptedCsms csms, String pem) throws IOException {
        return csms.call("CertificateSigned",
                "{\"certificateChain\":\"" + TestCa.escaped(pem) + "\",\"certificateType\":\"ChargingStationCertificate\"}").path("status")
                .asText();
    }

    /** The request is as the standard wants it. */
    private static String csr(Call call) throws Exception {
        assertEquals("ChargingStationCertificate", call.text("/certificateType"));
        String csr = call.text("/csr");
        JcaPKCS10CertificationRequest request = request(csr);
        assertTrue(((ECPublicKey) request.getPublicKey()).getParams().getCurve().getField().getFieldSize() >= 224);
        assertEquals("O=Busbar,CN=" + Bench.ID, request.getSubject().toString());
        return csr;
    }

    private static JcaPKCS10CertificationRequest request(String csr) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
        }
    }

    @Test
    @ShippedOnly("the station's certificate is shown in a TLS handshake")
    @DisplayName("TC_A_11_CS: the station's certificate is renewed when the CSMS asks, and the next connection, made by itself, shows it")
    void renewed() throws Exception {
        ScriptedCsms csms = csms();
        try (Journey journey = profile3(csms)) {
            assertEquals("Accepted", trigger(csms));
            String csr = csr(csms.expect("SignCertificate"));
            int before = csms.connections();
            X509Certificate old = csms.shown().get(csms.shown().size() - 1);
            assertEquals("Accepted", signed(csms, CA.sign(csr, YEAR)));
            journey.await(() -> csms.connections() > before && csms.isConnected());
            X509Certificate now = csms.shown().get(csms.shown().size() - 1);
            assertNotEquals(old.getSerialNumber(), now.getSerialNumber());
            assertEquals(request(csr).getPublicKey(), now.getPublicKey(), "the key that the request was for");
            assertEquals("3", journey.read(csms, Journey.PROFILE));
            // the root and the new certificate: the old one is kept until the CSMS has answered
            journey.await(() -> journey.read(csms, "SecurityCtrlr.CertificateEntries").equals("2"));
        }
    }

    @Test
    @ShippedOnly("the station's certificate is shown in a TLS handshake")
    @DisplayName("TC_A_14_CS: a certificate that somebody else signed is rejected, which is a security event; the old one goes on")
    void invalid() throws Exception {
        ScriptedCsms csms = csms();
        try (Journey journey = profile3(csms)) {
            assertEquals("Accepted", trigger(csms));
            String csr = csr(csms.expect("SignCertificate"));
            assertEquals("Rejected", signed(csms, new TestCa("somebody else").sign(csr, YEAR)));
            csms.expect("SecurityEventNotification", at("/type", "InvalidChargingStationCertificate"));
            csms.disconnect();
            journey.awaitLinkWith(csms);
        }
    }

    @Test
    @DisplayName("TC_A_15_CS: a signing request that the CSMS rejects is not repeated")
    void requestRejected() throws Exception {
        ScriptedCsms csms = new ScriptedCsms();
        try (Journey journey = new Journey(1, csms).trusting(CA).begin()) {
            assertEquals("Accepted", journey.write(csms, "SecurityCtrlr.CertSigningWaitMinimum", "1"));
            csms.answer("SignCertificate", "{\"status\":\"Rejected\"}");
            assertEquals("Accepted", trigger(csms));
            csms.expect("SignCertificate");
            csms.refute(Duration.ofSeconds(3), "SignCertificate");
        }
    }

    @Test
    @DisplayName("TC_A_23_CS: while no certificate comes, the request is sent again after the wait, and after twice the wait; an answer to each is taken in order")
    void waits() throws Exception {
        ScriptedCsms csms = new ScriptedCsms();
        try (Journey journey = new Journey(1, csms).trusting(CA).begin()) {
            assertEquals("Accepted", journey.write(csms, "SecurityCtrlr.CertSigningWaitMinimum", "2"));
            assertEquals("Accepted", journey.write(csms, "SecurityCtrlr.CertSigningRepeatTimes", "1"));
            assertEquals("Accepted", trigger(csms));
            Call first = csms.expect("SignCertificate");
            Call second = csms.expect("SignCertificate");
            Call third = csms.expect("SignCertificate");
            ScriptedCsms.assertNotBefore(first.at().plusMillis(1900), second);
            ScriptedCsms.assertNotBefore(second.at().plusMillis(3900), third);
            csms.refute(Duration.ofSeconds(9), "SignCertificate");
            assertEquals("Accepted", signed(csms, CA.sign(csr(first), YEAR)));
            // a CSMS answers each request that it took
            for (Call late : new Call[]{second, third}) {
                String answer = signed(csms, CA.sign(csr(late), YEAR));
                assertTrue(Set.of("Accepted", "Rejected").contains(answer), answer);
            }
            assertEquals("1", journey.read(csms, Journey.PROFILE));
        }
    }

    @Test
    @ShippedOnly("the station's certificate is shown in a TLS handshake")
    @DisplayName("TC_M_23_CS: the station's certificate is not deleted")
    void notDeleted() throws Exception {
        ScriptedCsms csms = csms();
        try (Journey journey = profile3(csms)) {
            assertEquals("Accepted", trigger(csms));
            String own = CA.sign(csr(csms.expect("SignCertificate")), YEAR);
            int before = csms.connections();
            assertEquals("Accepted", signed(csms, own));
            journey.await(() -> csms.connections() > before && csms.isConnected());
            JsonNode answer = csms.call("DeleteCertificate", "{\"certificateHashData\":" + HashData.of(own, CA.root()) + "}");
            assertEquals("Failed", answer.path("status").asText());
            csms.disconnect();
            journey.awaitLinkWith(csms);
        }
    }
}
