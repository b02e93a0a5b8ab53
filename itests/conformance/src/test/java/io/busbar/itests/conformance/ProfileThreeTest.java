package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Security profile 3 from end to end: keys of the station's own, an authority, a CSMS that lets nobody else in. */
@ShippedOnly("the station's certificate is shown in a TLS handshake")
class ProfileThreeTest {

    private static final int RENEWALS = 3;

    private final TestCa authority = new TestCa("csms");
    private final ScriptedCsms csms = new ScriptedCsms(authority.serverForOwnStations());

    @Test
    @DisplayName("A00.FR.401, A00.FR.402, A00.FR.507, A02.FR.08: the certificate renewed while a car charges: each link shows the newest, no message is lost or told twice")
    void renewedWhileCharging() throws Exception {
        TestCa.Issued first = authority.issue("O=Busbar, CN=SN-0001", Duration.ofDays(300));
        try (Journey journey = new Journey(3, csms).trusting(authority).delivered(first).with("BUSBAR_SERIAL_NUMBER", "SN-0001").begin()) {
            assertEquals(first.certificate(), last(csms.shown()));
            assertEquals("Accepted", journey.write(csms, "SampledDataCtrlr.TxUpdatedInterval", "1"));
            journey.station().plugIn(1);
            journey.station().swipe(OptionalInt.of(1), "04A1B2C3", "ISO14443");
            csms.expect(Journey.LONG, "TransactionEvent", at("/eventType", "Started"));
            for (int i = 0; i < RENEWALS; i++) {
                assertEquals("Accepted",
                        csms.call("TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}").path("status").asText());
                String request = csms.expect(Journey.LONG, "SignCertificate").text("/csr");
                X509Certificate renewed = authority.certify(request, Duration.ofDays(301 + i));
                assertEquals("Accepted", csms.call("CertificateSigned", "{\"certificateChain\":\"" + TestCa.escaped(TestCa.pem(renewed))
                        + "\",\"certificateType\":\"ChargingStationCertificate\"}").path("status").asText());
                journey.await(() -> renewed.equals(last(csms.shown())) && csms.isConnected());
                int told = csms.calls("TransactionEvent").size();
                journey.await(() -> csms.calls("TransactionEvent").size() > told + 1);
            }
            journey.station().pressStop(1);
            journey.station().unplug(1);
            csms.expect(Journey.LONG, "TransactionEvent", at("/eventType", "Ended"));
            List<Integer> numbers = csms.calls("TransactionEvent").stream().map(call -> call.payload().path("seqNo").asInt()).toList();
            assertEquals(IntStream.range(0, numbers.size()).boxed().toList(), numbers);
            assertEquals(RENEWALS + 1, csms.connections());
            assertTrue(journey.station().log().contains("link closed: new certificate of the station"), journey.station().log());
        }
    }

    private static X509Certificate last(List<X509Certificate> shown) {
        return shown.get(shown.size() - 1);
    }
}
