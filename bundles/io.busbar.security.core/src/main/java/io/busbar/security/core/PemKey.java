package io.busbar.security.core;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** A private key that somebody else made and put into a file. */
final class PemKey {

    private PemKey() {}

    /** @param other its public half, which names the curve where the file does not */
    static PrivateKey read(Path file, PublicKey other) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object content = parser.readObject(); content != null; content = parser.readObject()) {
                if (content instanceof PEMKeyPair pair) {
                    return key(pair.getPrivateKeyInfo(), other);
                }
                if (content instanceof PrivateKeyInfo info) {
                    return key(info, other);
                }
            }
        }
        throw new IOException("there is no private key (PEM, without password) in " + file);
    }

    private static PrivateKey key(PrivateKeyInfo info, PublicKey other) throws IOException {
        return new JcaPEMKeyConverter().getPrivateKey(
                new PrivateKeyInfo(SubjectPublicKeyInfo.getInstance(other.getEncoded()).getAlgorithm(), info.parsePrivateKey()));
    }
}
