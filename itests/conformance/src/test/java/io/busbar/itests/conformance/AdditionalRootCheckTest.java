package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A station that takes a new CSMS root only when the old one signed it (M05.FR.09 to FR.16). */
@ShippedOnly("which root a CSMS's certificate leads to is seen in a TLS handshake")
class AdditionalRootCheckTest {

    private static final TestCa OLD = new TestCa("old");
    private static final TestCa NEW = new TestCa("new", OLD);

    private final SslContextFactory.Server shown = OLD.server();
    private final ScriptedCsms csms = new ScriptedCsms(shown);

    private Journey journey() throws Exception {
        return new Journey(2, csms).trusting(OLD).with("BUSBAR_ADDITIONAL_ROOT_CHECK", "true").begin();
    }

    private String install(TestCa root) throws IOException {
        return csms.call("InstallCertificate",
                "{\"certificateType\":\"CSMSRootCertificate\",\"certificate\":\"" + TestCa.escaped(root.rootPem()) + "\"}").path("status")
                .asText();
    }

    private JsonNode list() throws IOException {
        return csms.call("GetInstalledCertificateIds", "{\"certificateType\":[\"CSMSRootCertificate\"]}").path("certificateHashDataChain");
    }

    @Test
    @DisplayName("TC_M_09_CS: a root that the old one did not sign is rejected, and the old one stays")
    void stranger() throws Exception {
        try (Journey journey = journey()) {
            assertEquals("true", journey.read(csms, "SecurityCtrlr.AdditionalRootCertificateCheck"));
            assertEquals("Rejected", install(new TestCa("stranger")));
            assertEquals(1, list().size());
            assertEquals(HashData.of(OLD), list().at("/0/certificateHashData").toString());
        }
    }

    @Test
    @DisplayName("TC_M_30_CS: after a connection by the new root the old one is gone")
    void proved() throws Exception {
        try (Journey journey = journey()) {
            assertEquals("Accepted", install(NEW));
            journey.reset(csms);
            SslContextFactory.Server next = NEW.server();
            shown.reload(factory -> factory.setKeyStore(next.getKeyStore()));
            journey.booted(csms);
            String text = list().toString();
            assertTrue(text.contains(HashData.of(NEW.root(), OLD.root())), text);
            assertFalse(text.contains(HashData.of(OLD)), text);
        }
    }

    @Test
    @DisplayName("TC_M_31_CS: a CSMS that still shows a certificate of the old root is connected with by the fall-back")
    void fallback() throws Exception {
        try (Journey journey = journey()) {
            assertEquals("Accepted", install(NEW));
            journey.reset(csms);
            journey.booted(csms);
            assertTrue(list().toString().contains(HashData.of(OLD)));
        }
    }
}
