package io.busbar.block.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.authorization.AuthorizeCertificateStatus;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.OCSPRequestData;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.token.ContractCertificate;
import io.busbar.testkit.TestStation;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.promise.Promise;

/** Contract certificates (C07). */
class ContractTest extends AuthorizationBench {

    private static final IdToken E_MAID = new IdToken("DEABCC123456", "eMAID");

    private record Issued(KeyPair keys, X509Certificate certificate) {}

    private final List<X509Certificate> trusted = new ArrayList<>();
    private Issued root;
    private Issued authority;
    private Issued contract;

    @BeforeEach
    void issue() throws Exception {
        root = issue("CN=MO root", null, 2, Duration.ofDays(3000));
        authority = issue("CN=MO authority", root, 1, Duration.ofDays(1000));
        contract = issue("CN=DEABCC123456", authority, 0xabcdef, Duration.ofDays(100));
        station.services().register(TrustedRoots.class, new TrustedRoots() {

            @Override
            public List<X509Certificate> of(TrustUse use) {
                return use == TrustUse.MOBILITY_OPERATOR ? List.copyOf(trusted) : List.of();
            }

            @Override
            public Promise<Void> install(TrustUse use, X509Certificate one) {
                throw new AssertionError();
            }

            @Override
            public Promise<Boolean> delete(TrustUse use, X509Certificate one) {
                throw new AssertionError();
            }
        });
    }

    private static Issued issue(String subject, Issued issuer, long serial, Duration valid) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        X500Name by = issuer == null
                ? new X500Name(subject)
                : X500Name.getInstance(issuer.certificate.getSubjectX500Principal().getEncoded());
        Instant from = TestStation.START.minus(Duration.ofDays(1));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(by, BigInteger.valueOf(serial), Date.from(from),
                Date.from(from.plus(valid)), new X500Name(subject), keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(serial < 10));
        if (issuer != null) {
            builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[]{
                    new AccessDescription(AccessDescription.id_ad_caIssuers,
                            new GeneralName(GeneralName.uniformResourceIdentifier, "http://issuers")),
                    new AccessDescription(AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, "http://ocsp/" + serial))}));
        }
        KeyPair signer = issuer == null ? keys : issuer.keys;
        return new Issued(keys, new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))));
    }

    private void show(X509Certificate... chain) {
        station.events()
                .publish(new StationEvent.ContractPresented(station.loop().now(), 1, E_MAID, new ContractCertificate(List.of(chain))));
        station.advance(Duration.ofSeconds(1)); // the chain is looked at off the loop
    }

    private void show() {
        show(contract.certificate, authority.certificate);
    }

    private void certificateStatus(AuthorizeCertificateStatus status) {
        station.csms().answer(AuthorizeRequest.class,
                request -> new AuthorizeResponse(IdTokenInfo.builder().status(says).build(), status, null, null, null));
    }

    @Test
    @DisplayName("C07.FR.01, C07.FR.02: online the CSMS is asked with the eMAID and the OCSP data of the chain, also for a cached contract")
    void online() throws Exception {
        trusted.add(root.certificate);
        certificateStatus(AuthorizeCertificateStatus.Accepted);
        station.write("AuthCtrlr.LocalPreAuthorize", "true");
        show();
        assertTrue(runs(1));
        AuthorizeRequest request = station.csms().last(AuthorizeRequest.class);
        assertEquals(E_MAID, request.idToken());
        assertNull(request.certificate());
        assertEquals(2, request.iso15118CertificateHashData().size());
        OCSPRequestData first = request.iso15118CertificateHashData().get(0);
        assertEquals("abcdef", first.serialNumber());
        assertEquals("http://ocsp/" + 0xabcdef, first.responderURL());
        byte[] key = SubjectPublicKeyInfo.getInstance(authority.keys.getPublic().getEncoded()).getPublicKeyData().getBytes();
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key)), first.issuerKeyHash());
        assertEquals(HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(authority.certificate.getSubjectX500Principal().getEncoded())),
                first.issuerNameHash());
        sessions.running.clear();
        show();
        assertEquals(2, asked());
    }

    @Test
    @DisplayName("C07.FR.01: a contract that the CSMS, or the station itself, does not find good starts nothing")
    void refused() throws Exception {
        trusted.add(root.certificate);
        certificateStatus(AuthorizeCertificateStatus.CertificateRevoked);
        show();
        assertFalse(runs(1));
        certificateStatus(AuthorizeCertificateStatus.Accepted);
        says = AuthorizationStatus.Blocked;
        show();
        assertFalse(runs(1));
        says = AuthorizationStatus.Accepted;
        show(contract.certificate);
        assertFalse(runs(1), "a link of the chain is missing");
        show(issue("CN=DEABCC123456", authority, 0xbad, Duration.ofHours(2)).certificate, authority.certificate);
        assertFalse(runs(1), "out of date");
        Issued forger = issue("CN=MO authority", issue("CN=MO root", null, 2, Duration.ofDays(3000)), 1, Duration.ofDays(1000));
        show(issue("CN=DEABCC123456", forger, 0xf, Duration.ofDays(10)).certificate, forger.certificate);
        assertFalse(runs(1), "forged");
        assertEquals(5, asked());
    }

    @Test
    @DisplayName("C07.FR.06: without the root the CSMS gets the chain as PEM, if CentralContractValidationAllowed; otherwise nothing starts")
    void central() {
        certificateStatus(AuthorizeCertificateStatus.Accepted);
        show();
        assertFalse(runs(1));
        assertNull(station.csms().last(AuthorizeRequest.class).certificate());
        station.write("ISO15118Ctrlr.CentralContractValidationAllowed", "true");
        show();
        assertTrue(runs(1));
        String pem = station.csms().last(AuthorizeRequest.class).certificate();
        assertEquals(2, pem.split("-----BEGIN CERTIFICATE-----").length - 1);
        assertNull(station.csms().last(AuthorizeRequest.class).iso15118CertificateHashData());
    }

    private void offline() {
        cache.learn(E_MAID, IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build());
        station.csms().link(false);
        station.settle();
    }

    @Test
    @DisplayName("C07.FR.07: offline a contract charges nothing unless ContractValidationOffline, whoever knows it")
    void offlineNotAllowed() {
        trusted.add(root.certificate);
        station.write("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        offline();
        show();
        assertFalse(runs(1));
    }

    @Test
    @DisplayName("C07.FR.08, C07.FR.09, C07.FR.11: offline with ContractValidationOffline the chain is validated here and the eMAID looked up in the cache")
    void offlineCache() {
        station.write("ISO15118Ctrlr.ContractValidationOffline", "true");
        offline();
        show();
        assertFalse(runs(1), "no root");
        trusted.add(root.certificate);
        show(contract.certificate);
        assertFalse(runs(1), "no chain");
        show();
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("C07.FR.10: the list's word on the eMAID comes before the cache's")
    void offlineList() {
        station.write("ISO15118Ctrlr.ContractValidationOffline", "true");
        trusted.add(root.certificate);
        offline();
        list.put(E_MAID, AuthorizationStatus.Blocked);
        show();
        assertFalse(runs(1));
        list.put(E_MAID, AuthorizationStatus.Accepted);
        show();
        assertTrue(runs(1));
    }

    @Test
    @DisplayName("C07.FR.12: an eMAID that nobody knows charges with OfflineTxForUnknownIdEnabled")
    void offlineUnknown() {
        station.write("ISO15118Ctrlr.ContractValidationOffline", "true");
        trusted.add(root.certificate);
        station.csms().link(false);
        show();
        assertFalse(runs(1));
        station.write("AuthCtrlr.OfflineTxForUnknownIdEnabled", "true");
        show();
        assertTrue(runs(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T00:00:00Z", "2050-01-01T00:00:00Z"})
    @DisplayName("C07: where only the CSMS has set the time, a contract is good that is valid by the station's other clock")
    void wrongClock(String time) {
        trusted.add(root.certificate());
        station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        assertEquals(Instant.parse(time), station.loop().now());
        ContractCertificate chain = new ContractCertificate(List.of(contract.certificate(), authority.certificate()));
        assertEquals(ContractCheck.Result.VALID, station.get(contracts.check(chain)));
        station.advance(Duration.ofDays(200));
        assertEquals(ContractCheck.Result.INVALID, station.get(contracts.check(chain)));
    }
}
