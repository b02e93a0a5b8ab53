package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** To another CSMS with another root (B10 with M05). */
@ShippedOnly("which root a CSMS's certificate leads to is seen in a TLS handshake")
class RootMigrationTest {

    private final TestCa old = new TestCa("old");
    private final ScriptedCsms first = new ScriptedCsms(old.server());

    private static void install(ScriptedCsms by, TestCa authority) throws IOException {
        assertEquals("Accepted", by.call("InstallCertificate", "{\"certificateType\":\"CSMSRootCertificate\",\"certificate\":\""
                + TestCa.escaped(authority.rootPem()) + "\"}").path("status").asText());
    }

    /** Whether a root is told as installed, by its serial number. */
    private static boolean isInstalled(ScriptedCsms by, TestCa authority) throws IOException, GeneralSecurityException {
        String serial = authority.root().getSerialNumber().toString(16);
        return by.call("GetInstalledCertificateIds", "{\"certificateType\":[\"CSMSRootCertificate\"]}").toString().toLowerCase()
                .contains("\"" + serial + "\"");
    }

    @Test
    @DisplayName("TC_B_50_CS, M05.FR.13: with the additional check of roots: to a CSMS whose certificate the new root has issued; the old root is gone")
    void proved() throws Exception {
        TestCa renewed = new TestCa("renewed", old);
        ScriptedCsms second = new ScriptedCsms(renewed.server());
        try (Journey journey = new Journey(2, first, second).trusting(old).with("BUSBAR_ADDITIONAL_ROOT_CHECK", "true").begin()) {
            journey.connectsSoon(first);
            install(first, renewed);
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 2));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, "2"));
            journey.reset(first);
            journey.booted(second);
            assertEquals("2", journey.read(second, Journey.ACTIVE));
            assertTrue(isInstalled(second, renewed));
            assertFalse(isInstalled(second, old), "the old root is still there");
        }
    }

    @Test
    @DisplayName("TC_B_50_CS: to a CSMS whose certificate another root has issued, without the additional check")
    void newRoot() throws Exception {
        TestCa other = new TestCa("other");
        ScriptedCsms second = new ScriptedCsms(other.server());
        try (Journey journey = new Journey(2, first, second).trusting(old).begin()) {
            install(first, other);
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 2));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, "2,1"));
            journey.reset(first);
            journey.booted(second);
            assertEquals("2", journey.read(second, Journey.ACTIVE));
        }
    }

    @Test
    @DisplayName("TC_B_47_CS: with the additional check of roots: the new CSMS shows a certificate of the old root and is refused; at the old CSMS the old root is still good")
    void fallBack() throws Exception {
        TestCa renewed = new TestCa("renewed", old);
        ScriptedCsms second = new ScriptedCsms(old.server());
        try (Journey journey = new Journey(2, first, second).trusting(old).with("BUSBAR_ADDITIONAL_ROOT_CHECK", "true").begin()) {
            journey.connectsSoon(first);
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1"));
            install(first, renewed);
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 2));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, "2"));
            journey.reset(first);
            journey.booted(first);
            assertEquals(0, second.connections());
            assertTrue(isInstalled(first, old), "the old root is still there");
        }
    }
}
