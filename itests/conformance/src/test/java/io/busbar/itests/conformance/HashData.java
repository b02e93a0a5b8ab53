package io.busbar.itests.conformance;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.encoders.Hex;

/** What a CSMS makes of a certificate to name it, by an OCSP library. */
final class HashData {

    private HashData() {}

    static String of(X509Certificate certificate, X509Certificate issuer) throws Exception {
        CertificateID id = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
        return "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"" + Hex.toHexString(id.getIssuerNameHash()) + "\",\"issuerKeyHash\":\""
                + Hex.toHexString(id.getIssuerKeyHash()) + "\",\"serialNumber\":\"" + id.getSerialNumber().toString(16) + "\"}";
    }

    static String of(String pem, X509Certificate issuer) throws Exception {
        return of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))), issuer);
    }

    /** Of a root. */
    static String of(TestCa authority) throws Exception {
        return of(authority.root(), authority.root());
    }
}
