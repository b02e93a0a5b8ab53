package io.busbar.block.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The signature over a whole file with SHA-256 (L01.FR.04). The request does not say which algorithm; those that fit the key are tried, in one pass
 * over the file: RSA-PSS with the usual salt and the longest, RSA PKCS#1 1.5, ECDSA in both of its notations.
 */
final class FileSignature {

    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER = 64 * 1024;

    private FileSignature() {}

    /** @param base64 the signature as the request has it. Reads the file, so not on the loop */
    static boolean isGood(Path file, PublicKey key, String base64) throws IOException, GeneralSecurityException {
        byte[] signature;
        try {
            signature = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return false;
        }
        List<Signature> candidates = candidates(key);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (Signature candidate : candidates) {
                    candidate.update(buffer, 0, read);
                }
            }
        }
        return candidates.stream().anyMatch(candidate -> verifies(candidate, signature));
    }

    private static boolean verifies(Signature candidate, byte[] signature) {
        try {
            return candidate.verify(signature);
        } catch (SignatureException e) {
            // of another length or notation
            return false;
        }
    }

    private static List<Signature> candidates(PublicKey key) throws GeneralSecurityException {
        List<Signature> list = new ArrayList<>();
        if (key instanceof RSAKey rsa) {
            list.add(pss(DIGEST_BYTES));
            list.add(pss((rsa.getModulus().bitLength() + 6) / 8 - DIGEST_BYTES - 2));
            if (key.getAlgorithm().equals("RSA")) {
                list.add(Signature.getInstance("SHA256withRSA"));
            }
        } else {
            list.add(Signature.getInstance("SHA256withECDSA"));
            list.add(Signature.getInstance("SHA256withECDSAinP1363Format"));
        }
        for (Signature candidate : list) {
            candidate.initVerify(key);
        }
        return list;
    }

    private static Signature pss(int saltBytes) throws GeneralSecurityException {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltBytes, PSSParameterSpec.TRAILER_FIELD_BC));
        return pss;
    }
}
