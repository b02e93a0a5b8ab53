package io.busbar.update.format;

import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** ECDSA on P-256 with SHA-256; a key's id is the SHA-256 of its public half, so that it cannot be claimed by another. */
public final class Signatures {

    private static final String ALGORITHM = "SHA256withECDSA";

    private Signatures() {}

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    public static String id(PublicKey key) {
        return Sha256.of(key.getEncoded());
    }

    /** A signature as a document of its own: who signed, and the signature. */
    public static byte[] sign(byte[] content, PublicKey signer, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", id(signer));
            document.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
            return Json.write(document);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key does not sign: " + e.getMessage(), e);
        }
    }

    /** Whether two halves belong together. */
    public static boolean pair(PublicKey key, PrivateKey secret) throws IOException {
        byte[] content = key.getEncoded();
        return holds(content, sign(content, key, secret), key);
    }

    static String signer(byte[] signature) throws IOException {
        return Json.read(signature).text("key");
    }

    static boolean holds(byte[] content, byte[] document, PublicKey key) throws IOException {
        Fields fields = Json.read(document);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return fields.text("key").equals(id(key)) && signature.verify(Base64.getDecoder().decode(fields.text("signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A public key of a PEM file (BEGIN PUBLIC KEY). */
    public static PublicKey readPublic(Path pem) throws IOException {
        return publicKey(body(pem, "PUBLIC KEY"));
    }

    static PublicKey publicKey(byte[] encoded) throws IOException {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException("no public key of an elliptic curve", e);
        }
    }

    /** A private key of a PEM file (BEGIN PRIVATE KEY, PKCS#8). */
    public static PrivateKey readPrivate(Path pem) throws IOException {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(body(pem, "PRIVATE KEY")));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no private key of an elliptic curve in PKCS#8", e);
        }
    }

    private static byte[] body(Path pem, String kind) throws IOException {
        String text = Files.readString(pem);
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw new IOException(pem + " has no " + begin);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    public static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }
}
