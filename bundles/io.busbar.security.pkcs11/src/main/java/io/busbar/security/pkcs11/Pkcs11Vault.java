package io.busbar.security.pkcs11;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.security.api.KeyVault;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Keys in a PKCS#11 token: a secure element, a TPM, an HSM. They are made there and never leave; what is handed out are handles. Java keeps a key in a
 * token only beside a certificate, so each has a self-signed one of no meaning.
 */
@Component(configurationPid = "io.busbar.security.pkcs11", configurationPolicy = ConfigurationPolicy.REQUIRE, property = "service.ranking:Integer=100")
@Designate(ocd = Pkcs11Vault.Config.class)
public final class Pkcs11Vault implements KeyVault {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** PID {@code io.busbar.security.pkcs11}. */
    @ObjectClassDefinition
    @interface Config {

        /** The maker's PKCS#11 library, e.g. /usr/lib/softhsm/libsofthsm2.so. */
        @AttributeDefinition()
        @ConfigurationValue(path = "file")
        String library();

        /** Slot of the token by its place in the list of slots. */
        @AttributeDefinition(min = "0")
        int slotListIndex() default 0;

        /** File that holds the user's PIN. */
        @AttributeDefinition()
        @ConfigurationValue(path = "file")
        String pinFile();
    }

    private final Provider provider;
    private final KeyStore tokens;

    @Activate
    public Pkcs11Vault(Config config) throws IOException {
        this(Path.of(config.library()), config.slotListIndex(), Files.readString(Path.of(config.pinFile())).strip().toCharArray());
    }

    Pkcs11Vault(Path library, int slotListIndex, char[] pin) throws IOException {
        Provider blank = Security.getProvider("SunPKCS11");
        if (blank == null) {
            throw new IOException("this Java platform has no module jdk.crypto.cryptoki");
        }
        try {
            // "--" marks a configuration that is given in place of a file's name; private keys are for signing and stay where they are
            provider = blank.configure("--name=Busbar\nlibrary=" + library.toAbsolutePath() + "\nslotListIndex=" + slotListIndex
                    + "\nattributes(*,CKO_PRIVATE_KEY,*) = {\nCKA_TOKEN = true\nCKA_PRIVATE = true\nCKA_SENSITIVE = true\nCKA_EXTRACTABLE = false\n"
                    + "CKA_SIGN = true\n}\n");
            tokens = KeyStore.getInstance("PKCS11", provider);
            tokens.load(null, pin);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException("the PKCS#11 token cannot be opened by " + library + ": " + e.getMessage(), e);
        }
        // TLS and signatures search for a provider that knows the key's handle
        Security.addProvider(provider);
    }

    @Deactivate
    void close() {
        Security.removeProvider(provider.getName());
    }

    @Override
    public KeyPair create(String name, Kind kind) throws IOException {
        check(name);
        if (find(name).isPresent()) {
            throw new IOException("there is a key of the name " + name);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind == Kind.EC_P256 ? "EC" : "RSA", provider);
            switch (kind) {
                case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA_2048 -> generator.initialize(2048);
                case RSA_3072 -> generator.initialize(3072);
            }
            KeyPair made = generator.generateKeyPair();
            tokens.setKeyEntry(name, made.getPrivate(), null, new Certificate[]{companion(name, made, kind)});
            return new KeyPair(made.getPublic(), find(name).orElseThrow(() -> new IOException("the token did not keep the key")));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the token makes no key: " + e.getMessage(), e);
        }
    }

    private X509Certificate companion(String name, KeyPair keys, Kind kind) throws GeneralSecurityException, OperatorCreationException {
        X500Name subject = new X500Name("CN=" + name);
        return new JcaX509CertificateConverter().getCertificate(
                new JcaX509v3CertificateBuilder(subject, BigInteger.ONE, Date.from(BEGIN), Date.from(END), subject, keys.getPublic())
                        .build(new JcaContentSignerBuilder(kind == Kind.EC_P256 ? "SHA256withECDSA" : "SHA256withRSA").setProvider(provider)
                                .build(keys.getPrivate())));
    }

    @Override
    public Optional<PrivateKey> find(String name) throws IOException {
        check(name);
        try {
            Key key = tokens.getKey(name, null);
            return Optional.ofNullable((PrivateKey) key);
        } catch (GeneralSecurityException e) {
            throw new IOException("the token does not give the key " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        check(name);
        try {
            if (tokens.containsAlias(name)) {
                tokens.deleteEntry(name);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the token does not delete the key " + name + ": " + e.getMessage(), e);
        }
    }

    private static void check(String name) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a key's name is 1 to 64 of a-z, 0-9 and -, found: " + name);
        }
    }
}
