package io.busbar.security.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.KeyVault;
import io.busbar.security.api.TrustUse;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    private static final String ORGANIZATION = "Operator, \"North\" + Co";

    @TempDir
    Path folder;

    private Rig rig;
    private Ca root;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(Rig.SETTINGS);
        root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        rig.told.clear();
    }

    @Test
    @DisplayName("A02.FR.02, A02.FR.03, A03.FR.02, A03.FR.03: a signing request in PEM, signed with a new P-256 key, in the organization's and the station's name")
    void request() throws Exception {
        String csr = rig.request();
        assertTrue(csr.startsWith("-----BEGIN CERTIFICATE REQUEST-----"), csr);
        assertTrue(csr.length() <= 5500);
        JcaPKCS10CertificationRequest request = Ca.request(csr);
        assertTrue(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey())));
        assertEquals(256, ((ECPublicKey) request.getPublicKey()).getParams().getCurve().getField().getFieldSize());
        assertEquals(ORGANIZATION, request.getSubject().getRDNs(BCStyle.O)[0].getFirst().getValue().toString());
        assertEquals("CS-1", request.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue().toString());
        assertNotEquals(request.getPublicKey(), Ca.request(rig.request()).getPublicKey());
    }

    @Test
    @DisplayName("RSA keys, where they are configured")
    void rsa() throws Exception {
        rig = new Rig(new Settings(10, false, KeyVault.Kind.RSA_2048, Path.of("nowhere"), Optional.empty()));
        rig.trust(TrustUse.CSMS, root.certificate);
        String csr = rig.request();
        JcaPKCS10CertificationRequest request = Ca.request(csr);
        assertTrue(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey())));
        assertEquals(2048, ((RSAPublicKey) request.getPublicKey()).getModulus().bitLength());
        rig.install(root.sign(csr));
        assertTrue(rig.used().isPresent());
    }

    @Test
    @DisplayName("the station's serial number comes before its identity; without an organization there is no request")
    void names() throws Exception {
        rig.station.model().declare(ComponentId.of("ChargingStation"), VariableSpec.text("SerialNumber", "SN 42"));
        assertEquals("SN 42", Ca.request(rig.request()).getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue().toString());
        assertEquals("ISO15118Ctrlr.SeccId is not set", rig.identities().obstacle(IdentityUse.V2G).orElseThrow());
        assertTrue(rig.station.failure(rig.identities().request(IdentityUse.V2G)) instanceof CredentialRefusedException);
    }

    @Test
    @DisplayName("A02.FR.06, A02.FR.08, A03.FR.08: the certificate for the last request is taken, used, and still there after a power cut")
    void installed() throws Exception {
        X509Certificate own = root.sign(rig.request());
        rig.install(own);
        assertEquals(Optional.of(own), rig.used());
        assertEquals(List.of("identity CHARGING_STATION"), rig.told);
        assertTrue(rig.events().contains("ReconfigurationOfSecurityParameters"));
        rig = rig.powerCut();
        assertEquals(Optional.of(own), rig.used());
        assertEquals(rig.vault.keys.get("station-1").getPrivate(),
                rig.identities().of(IdentityUse.CHARGING_STATION).orElseThrow().key());
    }

    @Test
    @DisplayName("a request outlives a power cut")
    void requestOutlives() throws Exception {
        X509Certificate own = root.sign(rig.request());
        rig = rig.powerCut();
        rig.install(own);
        assertEquals(Optional.of(own), rig.used());
    }

    @Test
    @DisplayName("issuers between the root and the station belong to it; the root itself may be sent along")
    void chain() throws Exception {
        Ca middle = new Ca("Middle", root);
        X509Certificate own = middle.sign(rig.request());
        rig.install(own, middle.certificate, root.certificate);
        assertEquals(List.of(own, middle.certificate),
                rig.identities().of(IdentityUse.CHARGING_STATION).orElseThrow().chain());
    }

    @Test
    @DisplayName("A02.FR.06, A03.FR.06: refused are another key, another name, times that are not now, strangers' signatures, holes in the chain, weak keys and authorities")
    void refused() throws Exception {
        String csr = rig.request();
        JcaPKCS10CertificationRequest request = Ca.request(csr);
        Duration day = Duration.ofDays(1);
        Duration year = Duration.ofDays(365);
        KeyPair other = Ca.keys("EC", 256);
        assertEquals("it is not for the key of the last signing request",
                rig.refused(Ca.pem(root.issue(request.getSubject(), other.getPublic(), false, day.negated(), year, "SHA256withECDSA"))));
        assertEquals("it is not for the organization " + ORGANIZATION, rig.refused(Ca.pem(
                root.issue(new X500Name("O=Other, CN=CS-1"), request.getPublicKey(), false, day.negated(), year, "SHA256withECDSA"))));
        String subject = request.getSubject().toString().replace("CS-1", "CS-2");
        assertEquals("it is not for CS-1", rig.refused(Ca.pem(
                root.issue(new X500Name(subject), request.getPublicKey(), false, day.negated(), year, "SHA256withECDSA"))));
        assertTrue(rig.refused(Ca.pem(root.sign(csr, day.negated().multipliedBy(9), day.negated()))).startsWith("it is valid from"));
        assertTrue(rig.refused(Ca.pem(root.sign(csr, day, year))).startsWith("it is valid from"));
        assertTrue(rig.refused(Ca.pem(new Ca("Stranger").sign(csr))).startsWith("it does not lead to a root"));
        assertTrue(rig.refused(Ca.pem(new Ca("Middle", root).sign(csr))).startsWith("it does not lead to a root"));
        assertEquals("it is of an authority",
                rig.refused(
                        Ca.pem(root.issue(request.getSubject(), request.getPublicKey(), true, day.negated(), year, "SHA256withECDSA"))));
        assertEquals("it is signed with SHA1withECDSA",
                rig.refused(Ca.pem(root.issue(request.getSubject(), request.getPublicKey(), false, day.negated(), year, "SHA1withECDSA"))));
        assertTrue(rig.refused("nonsense").startsWith("it is no certificate in PEM"));
        assertEquals(Optional.empty(), rig.used());
        rig.install(root.sign(csr));
        assertEquals("no signing request waits for it", rig.refused(Ca.pem(root.sign(csr))));
    }

    @Test
    @DisplayName("A02.FR.10, A03.FR.10: a renewed certificate that was connected with makes the one before go, with its key")
    void renewedProves() throws Exception {
        X509Certificate old = root.sign(rig.request());
        rig.install(old);
        X509Certificate renewed = root.sign(rig.request());
        rig.install(renewed);
        assertEquals(Optional.of(renewed), rig.used());
        assertEquals(old, rig.credentials.formerIdentity().orElseThrow().certificate());
        rig.credentials.connected(Optional.of(root.certificate), Optional.of(renewed));
        rig.station.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), rig.credentials.formerIdentity());
        assertEquals(1, rig.vault.keys.size());
        assertFalse(rig.events().contains("DiscardedRenewedClientCertificate"));
        assertEquals(Optional.of(renewed), rig.powerCut().used());
    }

    @Test
    @DisplayName("A02.FR.10, A02.FR.29, A03.FR.25: when only the former certificate connects, the renewed one is thrown away, and that is told")
    void renewedFails() throws Exception {
        X509Certificate old = root.sign(rig.request());
        rig.install(old);
        rig.install(root.sign(rig.request()));
        rig.credentials.connected(Optional.of(root.certificate), Optional.of(old));
        rig.station.advance(Duration.ofSeconds(1));
        assertEquals(Optional.of(old), rig.used());
        assertEquals(Optional.empty(), rig.credentials.formerIdentity());
        assertTrue(rig.events().contains("DiscardedRenewedClientCertificate"));
        assertEquals(Optional.of(old), rig.powerCut().used());
    }

    @Test
    @DisplayName("A02.FR.15, A03.FR.15: towards cars the valid certificate with the latest beginning is used")
    void v2g() throws Exception {
        Ca cars = new Ca("V2G");
        rig.trust(TrustUse.V2G, cars.certificate);
        rig.station.model().declare(ComponentId.of("ISO15118Ctrlr"), VariableSpec.text("SeccId", "SECC1"));
        X509Certificate[] all = new X509Certificate[3];
        int[] daysAgo = {10, 2, 5};
        for (int i = 0; i < 3; i++) {
            String csr = rig.station.get(rig.identities().request(IdentityUse.V2G));
            all[i] = cars.sign(csr, Duration.ofDays(-daysAgo[i]), Duration.ofDays(i == 1 ? 30 : 300));
            rig.station.get(rig.identities().install(IdentityUse.V2G, Ca.pem(all[i])));
        }
        assertEquals(all[1], rig.identities().of(IdentityUse.V2G).orElseThrow().certificate());
        rig.station.advance(Duration.ofDays(31));
        assertEquals(all[2], rig.identities().of(IdentityUse.V2G).orElseThrow().certificate());
    }

    @Test
    @DisplayName("an expired certificate is still shown when there is no other; what it is worth is the CSMS's affair")
    void expired() throws Exception {
        X509Certificate own = root.sign(rig.request(), Duration.ofDays(-1), Duration.ofDays(2));
        rig.install(own);
        rig.station.advance(Duration.ofDays(3));
        assertEquals(Optional.of(own), rig.used());
    }

    @Test
    @DisplayName("a station is delivered with a key and certificate and the manufacturer's roots in files, taken once")
    void delivered() throws Exception {
        KeyPair keys = Ca.keys("EC", 256);
        X509Certificate own = root.issue(new X500Name("O=Maker, CN=CS-1"), keys.getPublic(), false, Duration.ofDays(-1),
                Duration.ofDays(99),
                "SHA256withECDSA");
        Path key = Files.writeString(folder.resolve("key.pem"), Ca.pem(keys.getPrivate()));
        Path chain = Files.writeString(folder.resolve("chain.pem"), Ca.pem(own, root.certificate));
        Ca maker = new Ca("Maker");
        Path makers = Files.createDirectory(folder.resolve("makers"));
        Files.writeString(makers.resolve("maker.pem"), Ca.pem(maker.certificate));
        Files.writeString(makers.resolve("broken.pem"), "nonsense");
        rig = new Rig(new Settings(10, false, KeyVault.Kind.EC_P256, makers, Optional.of(new Settings.Delivered(key, chain))));
        assertEquals(Optional.of(own), rig.used());
        assertEquals(List.of(maker.certificate), rig.credentials.roots().of(TrustUse.MANUFACTURER));
        rig.station.get(rig.credentials.roots().delete(TrustUse.MANUFACTURER, maker.certificate));
        rig.trust(TrustUse.CSMS, root.certificate);
        X509Certificate renewed = root.sign(rig.request());
        rig.install(renewed);
        rig.credentials.connected(Optional.empty(), Optional.of(renewed));
        rig.station.settle();
        rig = rig.powerCut();
        assertEquals(Optional.of(renewed), rig.used());
        assertEquals(1, rig.identities().chains(IdentityUse.CHARGING_STATION).size());
        assertEquals(List.of(), rig.credentials.roots().of(TrustUse.MANUFACTURER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T00:00:00Z", "2050-01-01T00:00:00Z"})
    @DisplayName("A02.FR.06: where only the CSMS has set the time, the station's certificate is good, and used, that is valid by its other clock")
    void wrongClock(String time) throws Exception {
        Duration day = Duration.ofDays(1);
        rig.install(root.sign(rig.request(), day.negated(), day.multipliedBy(500)));
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        assertEquals(Instant.parse(time), rig.station.loop().now());
        X509Certificate own = root.sign(rig.request(), day.negated(), day.multipliedBy(365));
        rig.install(own);
        assertEquals(Optional.of(own), rig.used());
        assertTrue(rig.refused(Ca.pem(root.sign(rig.request(), day.multipliedBy(2), day.multipliedBy(3)))).startsWith("it is valid from"));
    }
}
