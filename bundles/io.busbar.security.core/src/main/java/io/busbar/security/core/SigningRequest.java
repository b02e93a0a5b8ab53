package io.busbar.security.core;

import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A certificate signing request (PKCS#10, RFC 2986) in PEM. The only user of Bouncy Castle beside {@link PemKey}: what is not used is not loaded. */
final class SigningRequest {

    private SigningRequest() {}

    /** Subject as A00.FR.509 and FR.511 have it. Slow with some keys, so not on the loop. */
    static String of(KeyPair keys, String organization, String commonName) throws IOException {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        subject.addRDN(BCStyle.O, organization);
        subject.addRDN(BCStyle.CN, commonName);
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS10CertificationRequestBuilder(subject.build(), keys.getPublic()).build(
                    new JcaContentSignerBuilder(keys.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                            .build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IOException("the signing request cannot be signed: " + e.getMessage(), e);
        }
        return text.toString();
    }
}
