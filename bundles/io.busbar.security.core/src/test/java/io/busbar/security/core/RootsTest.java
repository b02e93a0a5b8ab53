package io.busbar.security.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.InstalledCertificates.Entry;
import io.busbar.security.api.InstalledCertificates.Kind;
import io.busbar.security.api.TrustUse;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableSpec;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootsTest {

    private Rig rig = new Rig(Rig.SETTINGS);

    @Test
    @DisplayName("a root is trusted for its use alone, told to who listens, and there after a power cut")
    void kept() throws Exception {
        Ca root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        assertEquals(List.of("roots CSMS"), rig.told);
        assertTrue(rig.events().contains("ReconfigurationOfSecurityParameters"));
        rig = rig.powerCut();
        assertEquals(List.of(root.certificate), rig.credentials.roots().of(TrustUse.CSMS));
        assertEquals(List.of(), rig.credentials.roots().of(TrustUse.MANUFACTURER));
    }

    @Test
    @DisplayName("M05.FR.17: one that is there already is taken, and there once")
    void twice() throws Exception {
        Ca root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        rig.trust(TrustUse.CSMS, root.certificate);
        assertEquals(1, rig.credentials.roots().of(TrustUse.CSMS).size());
    }

    @Test
    @DisplayName("M05.FR.07: refused are certificates that are of no authority, expired, weak, or of an unknown issuer")
    void invalid() throws Exception {
        Ca root = new Ca("Root");
        X500Name name = new X500Name("O=Test, CN=Root");
        KeyPair keys = Ca.keys("EC", 256);
        Duration day = Duration.ofDays(1);
        assertEquals("it is no certificate of an authority", rig.refused(TrustUse.CSMS,
                root.issue(name, keys.getPublic(), false, day.negated(), day, "SHA256withECDSA")));
        assertEquals("it is neither self-signed nor issued by one that is trusted already", rig.refused(TrustUse.CSMS,
                root.issue(name, keys.getPublic(), true, day.negated(), day, "SHA256withECDSA")));
        assertTrue(rig.refused(TrustUse.CSMS, root.issue(name, keys.getPublic(), true, day.negated().multipliedBy(2), day.negated(),
                "SHA256withECDSA")).startsWith("it is valid from"));
        assertEquals("it is signed with SHA1withECDSA", rig.refused(TrustUse.CSMS,
                root.issue(name, keys.getPublic(), true, day.negated(), day, "SHA1withECDSA")));
        assertEquals("its key is too short, or of a kind that is not known here", rig.refused(TrustUse.CSMS,
                root.issue(name, Ca.keys("RSA", 1024).getPublic(), true, day.negated(), day, "SHA256withECDSA")));
        assertEquals(List.of(), rig.credentials.roots().of(TrustUse.CSMS));
    }

    @Test
    @DisplayName("M05.FR.06: no more than CertificateEntries allows; what is deleted makes room")
    void limit() throws Exception {
        Ca last = new Ca("Root");
        for (int i = 0; i < 9; i++) {
            rig.trust(TrustUse.V2G, new Ca("Root " + i).certificate);
        }
        rig.trust(TrustUse.V2G, last.certificate);
        assertEquals("10", rig.station.value("SecurityCtrlr.CertificateEntries"));
        Ca more = new Ca("One more");
        assertEquals("the station holds 10 certificates at most", rig.refused(TrustUse.CSMS, more.certificate));
        rig.station.get(rig.credentials.roots().delete(TrustUse.V2G, last.certificate));
        assertEquals("9", rig.station.value("SecurityCtrlr.CertificateEntries"));
        rig.trust(TrustUse.CSMS, more.certificate);
    }

    // ---- AdditionalRootCertificateCheck

    @Test
    @DisplayName("M05.FR.09, M05.FR.10, M05.FR.12, M05.FR.14: a CSMS root signed by the old one takes its place; the old one is the fall-back, over a power cut too")
    void replaced() throws Exception {
        rig = new Rig(Rig.settings(true));
        assertEquals("true", rig.station.value("SecurityCtrlr.AdditionalRootCertificateCheck"));
        Ca old = new Ca("Old");
        Ca fresh = new Ca("New", old);
        rig.trust(TrustUse.CSMS, old.certificate);
        rig.trust(TrustUse.CSMS, fresh.certificate);
        rig = rig.powerCut();
        assertEquals(List.of(fresh.certificate), rig.credentials.roots().of(TrustUse.CSMS));
        assertEquals(Optional.of(old.certificate), rig.credentials.formerRoot());
        Ca third = new Ca("Third", fresh);
        rig.trust(TrustUse.CSMS, third.certificate);
        assertEquals(Optional.of(fresh.certificate), rig.credentials.formerRoot());
        assertEquals("2", rig.station.value("SecurityCtrlr.CertificateEntries"));
    }

    @Test
    @DisplayName("M05.FR.11: a CSMS root that the old one did not sign is not installed")
    void notSigned() throws Exception {
        rig = new Rig(Rig.settings(true));
        Ca old = new Ca("Old");
        rig.trust(TrustUse.CSMS, old.certificate);
        assertEquals("it is not signed by the root that it is to replace", rig.refused(TrustUse.CSMS, new Ca("Stranger").certificate));
        assertEquals(List.of(old.certificate), rig.credentials.roots().of(TrustUse.CSMS));
        rig.trust(TrustUse.V2G, new Ca("Not the CSMS's").certificate);
    }

    @Test
    @DisplayName("M05.FR.13: connected by the new root, the fall-back is deleted; connected by the fall-back, both stay")
    void proved() throws Exception {
        rig = new Rig(Rig.settings(true));
        Ca old = new Ca("Old");
        Ca fresh = new Ca("New", old);
        rig.trust(TrustUse.CSMS, old.certificate);
        rig.trust(TrustUse.CSMS, fresh.certificate);
        rig.credentials.connected(Optional.of(old.certificate), Optional.empty());
        rig.station.settle();
        assertEquals(Optional.of(old.certificate), rig.credentials.formerRoot());
        rig.credentials.connected(Optional.of(fresh.certificate), Optional.empty());
        rig.station.settle();
        assertEquals(Optional.empty(), rig.credentials.formerRoot());
        assertEquals(1, rig.credentials.list(HashAlgorithm.SHA256).size());
    }

    // ---- names

    @ParameterizedTest
    @EnumSource
    @DisplayName("M03.FR.04: names are those of OCSP, for every hash algorithm")
    void ocsp(HashAlgorithm algorithm) throws Exception {
        Ca root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        X509Certificate own = root.sign(rig.request());
        rig.install(own);
        List<Entry> all = rig.credentials.list(algorithm);
        assertEquals(List.of(Kind.CSMS_ROOT, Kind.CHARGING_STATION), all.stream().map(Entry::kind).toList());
        assertEquals(reference(root.certificate, root.certificate, algorithm), all.get(0).name());
        assertEquals(reference(own, root.certificate, algorithm), all.get(1).name());
    }

    @Test
    @DisplayName("M03.FR.05, M04.FR.08: a V2G chain has the issuers below the root as children; deleting one of them deletes the chain")
    void v2gChain() throws Exception {
        Ca root = new Ca("V2G");
        Ca middle = new Ca("Sub", root);
        rig.trust(TrustUse.V2G, root.certificate);
        rig.station.model().declare(ComponentId.of("ISO15118Ctrlr"), VariableSpec.text("SeccId", "SECC1"));
        X509Certificate own = middle.sign(rig.station.get(rig.credentials.identities().request(IdentityUse.V2G)));
        rig.station.get(rig.credentials.identities().install(IdentityUse.V2G, Ca.pem(own, middle.certificate)));
        Entry chain = rig.credentials.list(HashAlgorithm.SHA256).get(1);
        assertEquals(Kind.V2G_CHAIN, chain.kind());
        assertEquals(reference(own, middle.certificate, HashAlgorithm.SHA256), chain.name());
        assertEquals(List.of(reference(middle.certificate, root.certificate, HashAlgorithm.SHA256)), chain.children());
        assertTrue(rig.station.get(rig.credentials.delete(chain.children().get(0))));
        assertEquals(1, rig.credentials.list(HashAlgorithm.SHA256).size());
        rig.station.advance(Duration.ofSeconds(1));
        assertEquals(0, rig.vault.keys.size());
    }

    private static CertificateHashData reference(X509Certificate certificate, X509Certificate issuer, HashAlgorithm algorithm)
            throws Exception {
        ASN1ObjectIdentifier digest = switch (algorithm) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
        };
        CertificateID id = new CertificateID(new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(digest)),
                new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
        return new CertificateHashData(algorithm, Hex.toHexString(id.getIssuerNameHash()), Hex.toHexString(id.getIssuerKeyHash()),
                id.getSerialNumber().toString(16), null);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("M04.FR.02, M04.FR.04: deleted by its name in any hash algorithm, upper or lower case; another name is not found")
    void deleted(HashAlgorithm algorithm) throws Exception {
        rig.trust(TrustUse.MANUFACTURER, new Ca("Root").certificate);
        CertificateHashData name = rig.credentials.list(algorithm).get(0).name();
        CertificateHashData other = new CertificateHashData(algorithm, name.issuerNameHash(), name.issuerKeyHash(),
                "1" + name.serialNumber(),
                null);
        assertEquals(false, rig.station.get(rig.credentials.delete(other)));
        CertificateHashData shouted = new CertificateHashData(algorithm, name.issuerNameHash().toUpperCase(Locale.ROOT),
                name.issuerKeyHash().toUpperCase(Locale.ROOT), "00" + name.serialNumber().toUpperCase(Locale.ROOT), null);
        assertEquals(true, rig.station.get(rig.credentials.delete(shouted)));
        assertEquals(List.of(), rig.powerCut().credentials.list(algorithm));
    }

    @Test
    @DisplayName("M04.FR.06: the station's certificate towards the CSMS is not deleted")
    void own() throws Exception {
        Ca root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        rig.install(root.sign(rig.request()));
        CertificateHashData name = rig.credentials.list(HashAlgorithm.SHA256).get(1).name();
        assertTrue(rig.station.failure(rig.credentials.delete(name)) instanceof CredentialRefusedException);
        assertTrue(rig.used().isPresent());
    }

    @Test
    @DisplayName("M04.FR.03: the last CSMS root stays while the security profile needs it")
    void lastRoot() throws Exception {
        rig.station.model().declare(ComponentId.of("SecurityCtrlr"), VariableSpec.integer("SecurityProfile", 2));
        rig.trust(TrustUse.CSMS, new Ca("First").certificate);
        rig.trust(TrustUse.CSMS, new Ca("Second").certificate);
        List<Entry> both = rig.credentials.list(HashAlgorithm.SHA256);
        assertTrue(rig.station.get(rig.credentials.delete(both.get(0).name())));
        assertTrue(rig.station.failure(rig.credentials.delete(both.get(1).name())) instanceof CredentialRefusedException);
        assertEquals(1, rig.credentials.roots().of(TrustUse.CSMS).size());
    }

    /** Twice, as a jump needs to be confirmed. */
    private void wrongTime(String time) {
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        assertEquals(Instant.parse(time), rig.station.loop().now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T00:00:00Z", "2050-01-01T00:00:00Z"})
    @DisplayName("M05.FR.07: where only the CSMS has set the time, a root is good that is valid by the station's other clock; by none it is refused")
    void wrongClock(String time) throws Exception {
        Ca root = new Ca("Root");
        rig.trust(TrustUse.CSMS, root.certificate);
        Duration day = Duration.ofDays(1);
        X500Name name = new X500Name("O=Test, CN=Other");
        wrongTime(time);
        X509Certificate good = root.issue(name, Ca.keys("EC", 256).getPublic(), true, day.negated(), day, "SHA256withECDSA");
        rig.trust(TrustUse.CSMS, good);
        assertEquals(List.of(root.certificate, good), rig.credentials.roots().of(TrustUse.CSMS));
        assertTrue(rig.refused(TrustUse.CSMS, root.issue(name, Ca.keys("EC", 256).getPublic(), true, day.multipliedBy(2),
                day.multipliedBy(3), "SHA256withECDSA")).startsWith("it is valid from"));
    }
}
