package io.busbar.block.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.busbar.ocpp.messages.certificates.CertificateHashDataChain;
import io.busbar.ocpp.messages.certificates.DeleteCertificateRequest;
import io.busbar.ocpp.messages.certificates.DeleteCertificateStatus;
import io.busbar.ocpp.messages.certificates.GetCertificateIdUse;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateIdsRequest;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateIdsResponse;
import io.busbar.ocpp.messages.certificates.GetInstalledCertificateStatus;
import io.busbar.ocpp.messages.certificates.InstallCertificateRequest;
import io.busbar.ocpp.messages.certificates.InstallCertificateStatus;
import io.busbar.ocpp.messages.certificates.InstallCertificateUse;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.HashAlgorithm;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.InstalledCertificates;
import io.busbar.security.api.InstalledCertificates.Entry;
import io.busbar.security.api.InstalledCertificates.Kind;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.store.api.StoreException;
import io.busbar.testkit.TestStation;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class CertificatesTest {

    private final TestStation station = new TestStation();
    private final List<Entry> installed = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private Optional<Exception> failure = Optional.empty();

    private final InstalledCertificates certificates = new InstalledCertificates() {

        @Override
        public List<Entry> list(HashAlgorithm algorithm) {
            return installed;
        }

        @Override
        public Promise<Boolean> delete(CertificateHashData name) {
            return failure.isPresent()
                    ? station.loop().failed(failure.get())
                    : station.loop().resolved(installed.removeIf(entry -> entry.name().equals(name)));
        }
    };
    private final TrustedRoots roots = new TrustedRoots() {

        @Override
        public List<X509Certificate> of(TrustUse use) {
            return List.of();
        }

        @Override
        public Promise<Void> install(TrustUse use, X509Certificate root) {
            if (failure.isPresent()) {
                return station.loop().failed(failure.get());
            }
            taken.add(use + " " + root.getSubjectX500Principal());
            return station.loop().resolved(null);
        }

        @Override
        public Promise<Boolean> delete(TrustUse use, X509Certificate root) {
            throw new AssertionError();
        }
    };

    private static CertificateHashData name(String serial) {
        return new CertificateHashData(HashAlgorithm.SHA256, "aa", "bb", serial, null);
    }

    private static String pem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Root");
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaX509CertificateConverter().getCertificate(
                    new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(TestStation.START), Date.from(TestStation.START), name,
                            keys.getPublic()).build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
        }
        return text.toString();
    }

    // ---- M03

    private GetInstalledCertificateIdsResponse list(GetCertificateIdUse... types) {
        return station.get(new GetInstalledCertificateIds(station.loop(), certificates)
                .handle(new GetInstalledCertificateIdsRequest(types.length == 0 ? null : List.of(types), null)));
    }

    private void installAll() {
        Kind[] kinds = Kind.values();
        for (int i = 0; i < kinds.length; i++) {
            installed.add(new Entry(kinds[i], name(Integer.toString(i)),
                    kinds[i] == Kind.V2G_CHAIN ? List.of(name("41"), name("42")) : List.of()));
        }
    }

    @Test
    @DisplayName("M03.FR.01, M03.FR.02: nothing of the kind is NotFound")
    void none() {
        assertEquals(GetInstalledCertificateStatus.NotFound, list().status());
        installed.add(new Entry(Kind.CSMS_ROOT, name("1"), List.of()));
        GetInstalledCertificateIdsResponse response = list(GetCertificateIdUse.MORootCertificate);
        assertEquals(GetInstalledCertificateStatus.NotFound, response.status());
        assertNull(response.certificateHashDataChain());
    }

    @Test
    @DisplayName("M03.FR.03, M03.FR.04: the kinds that are asked for, by their names; without a kind all that have one")
    void some() {
        installAll();
        GetInstalledCertificateIdsResponse two = list(GetCertificateIdUse.CSMSRootCertificate,
                GetCertificateIdUse.ManufacturerRootCertificate);
        assertEquals(GetInstalledCertificateStatus.Accepted, two.status());
        assertEquals(List.of(new CertificateHashDataChain(name("0"), GetCertificateIdUse.CSMSRootCertificate),
                new CertificateHashDataChain(name("1"), GetCertificateIdUse.ManufacturerRootCertificate)), two.certificateHashDataChain());
        assertEquals(List.of(GetCertificateIdUse.CSMSRootCertificate, GetCertificateIdUse.ManufacturerRootCertificate,
                GetCertificateIdUse.MORootCertificate, GetCertificateIdUse.V2GRootCertificate, GetCertificateIdUse.V2GCertificateChain),
                list().certificateHashDataChain().stream().map(CertificateHashDataChain::certificateType).toList());
    }

    @Test
    @DisplayName("M03.FR.05: of a V2G chain the certificate, and those between it and the root as its children")
    void chain() {
        installAll();
        CertificateHashDataChain chain = list(GetCertificateIdUse.V2GCertificateChain).certificateHashDataChain().get(0);
        assertEquals(name("4"), chain.certificateHashData());
        assertEquals(List.of(name("41"), name("42")), chain.childCertificateHashData());
    }

    // ---- M04

    private DeleteCertificateStatus delete(String serial) {
        return station.get(new DeleteCertificate(certificates).handle(new DeleteCertificateRequest(name(serial)))).status();
    }

    @Test
    @DisplayName("M04.FR.01, M04.FR.02, M04.FR.04: deleted once, then not found")
    void deleted() {
        installAll();
        assertEquals(DeleteCertificateStatus.Accepted, delete("1"));
        assertEquals(DeleteCertificateStatus.NotFound, delete("1"));
    }

    @Test
    @DisplayName("M04.FR.03, M04.FR.06: what must not go, and what cannot be deleted, is Failed")
    void protectedOne() {
        failure = Optional.of(new CredentialRefusedException("the station's certificate towards the CSMS is replaced, not deleted"));
        assertEquals(DeleteCertificateStatus.Failed, delete("5"));
        failure = Optional.of(new StoreException("the disk is full"));
        assertEquals(DeleteCertificateStatus.Failed, delete("1"));
    }

    // ---- M05

    private InstallCertificateStatus install(InstallCertificateUse use, String pem) {
        return station.get(new InstallCertificate(station.loop(), roots).handle(new InstallCertificateRequest(use, pem))).status();
    }

    @Test
    @DisplayName("M05.FR.01, M05.FR.02: a root goes to those that are trusted for its use")
    void taken() throws Exception {
        String pem = pem();
        for (InstallCertificateUse use : List.of(InstallCertificateUse.CSMSRootCertificate,
                InstallCertificateUse.ManufacturerRootCertificate,
                InstallCertificateUse.MORootCertificate, InstallCertificateUse.V2GRootCertificate)) {
            assertEquals(InstallCertificateStatus.Accepted, install(use, pem));
        }
        assertEquals(List.of("CSMS CN=Root", "MANUFACTURER CN=Root", "MOBILITY_OPERATOR CN=Root", "V2G CN=Root"), taken);
    }

    @Test
    @DisplayName("M05.FR.07, M05.FR.06, M05.FR.11: what is no certificate, more than one, or refused by who keeps them, is Rejected")
    void rejected() throws Exception {
        assertEquals(InstallCertificateStatus.Rejected, install(InstallCertificateUse.CSMSRootCertificate, "nonsense"));
        assertEquals(InstallCertificateStatus.Rejected, install(InstallCertificateUse.CSMSRootCertificate, ""));
        assertEquals(InstallCertificateStatus.Rejected, install(InstallCertificateUse.CSMSRootCertificate, pem() + pem()));
        assertEquals(InstallCertificateStatus.Rejected, install(InstallCertificateUse.OEMRootCertificate, pem()));
        failure = Optional.of(new CredentialRefusedException("it has expired"));
        assertEquals(InstallCertificateStatus.Rejected, install(InstallCertificateUse.CSMSRootCertificate, pem()));
        assertEquals(List.of(), taken);
    }

    @Test
    @DisplayName("M05.FR.03: a good one that cannot be stored is Failed")
    void failed() throws Exception {
        failure = Optional.of(new StoreException("the disk is full"));
        assertEquals(InstallCertificateStatus.Failed, install(InstallCertificateUse.CSMSRootCertificate, pem()));
    }
}
