package io.busbar.ocpp.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.busbar.security.api.ClientIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificate authorities and certificates made by the openssl command in a folder; a test that needs it is skipped where it is missing. */
final class Pki {

    static final String PASSWORD = "secret";

    private final Path dir;
    private String digest = "sha256";

    Pki(Path dir) throws IOException {
        assumeTrue(present(), "the openssl command is not installed");
        this.dir = dir;
        Files.writeString(dir.resolve("ca.cnf"), """
                [ca]
                default_ca = d
                [d]
                database = %1$s/index.txt
                new_certs_dir = %1$s
                serial = %1$s/serial
                crlnumber = %1$s/crlnumber
                default_md = sha256
                default_crl_days = 30
                default_days = 30
                policy = any
                [any]
                commonName = optional
                """.formatted(dir));
        Files.writeString(dir.resolve("index.txt"), "");
        Files.writeString(dir.resolve("index.txt.attr"), "unique_subject = no\n");
        Files.writeString(dir.resolve("serial"), "1000\n");
        Files.writeString(dir.resolve("crlnumber"), "1000\n");
    }

    static boolean present() {
        try {
            return new ProcessBuilder("openssl", "version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file(String name) {
        return dir.resolve(name);
    }

    /** A root; key {@code name.key}, certificate {@code name.pem}. */
    Pki root(String name) {
        key(name, "ec");
        run("req", "-x509", "-new", "-key", name + ".key", "-subj", "/O=Test/CN=" + name, "-days", "30", "-out", name + ".pem", "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
        return this;
    }

    /** A CA below another. */
    Pki intermediate(String name, String issuer) {
        return issue(name, issuer, "/O=Test/CN=" + name, "ec", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign");
    }

    /** A certificate for a server. @param kind {@code ec}, {@code rsa} or {@code rsa1024} */
    Pki server(String name, String issuer, String host, String kind) {
        return issue(name, issuer, "/O=Test/CN=" + host, kind,
                "keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:" + host);
    }

    Pki client(String name, String issuer, String serialNumber, String kind) {
        return issue(name, issuer, "/O=Test/CN=" + serialNumber, kind, "keyUsage=critical,digitalSignature");
    }

    Pki issue(String name, String issuer, String subject, String kind, String extensions) {
        key(name, kind);
        write(name + ".ext", extensions + "\n");
        run("req", "-new", "-key", name + ".key", "-subj", subject, "-out", name + ".csr");
        run("ca", "-batch", "-config", "ca.cnf", "-notext", "-cert", issuer + ".pem", "-keyfile", issuer + ".key", "-in", name + ".csr",
                "-extfile", name + ".ext", "-preserveDN", "-md", digest, "-out", name + ".pem");
        return this;
    }

    /** With which certificates are signed from now on. */
    Pki digest(String name) {
        digest = name;
        return this;
    }

    private void key(String name, String kind) {
        List<String> options = switch (kind) {
            case "ec" -> List.of("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1");
            case "ec192" -> List.of("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime192v1");
            case "rsa1024" -> List.of("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024");
            default -> List.of("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
        };
        List<String> command = new ArrayList<>(List.of("genpkey", "-out", name + ".key"));
        command.addAll(options);
        run(command.toArray(String[]::new));
    }

    Pki revoke(String name, String issuer) {
        run("ca", "-config", "ca.cnf", "-cert", issuer + ".pem", "-keyfile", issuer + ".key", "-revoke", name + ".pem");
        return this;
    }

    X509CRL revocationList(String issuer) throws IOException, GeneralSecurityException {
        run("ca", "-config", "ca.cnf", "-cert", issuer + ".pem", "-keyfile", issuer + ".key", "-gencrl", "-out", issuer + ".crl");
        try (InputStream in = Files.newInputStream(file(issuer + ".crl"))) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    /** What a responder says of a certificate; {@code name.ocsp}. */
    Pki staple(String name, String issuer) {
        run("ocsp", "-index", "index.txt", "-CA", issuer + ".pem", "-rsigner", issuer + ".pem", "-rkey", issuer + ".key", "-issuer",
                issuer + ".pem", "-cert", name + ".pem", "-ndays", "1", "-respout", name + ".ocsp");
        return this;
    }

    X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file(name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    ClientIdentity identity(String name) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file(name + ".key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        X509Certificate certificate = certificate(name);
        KeyFactory factory = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm());
        return new ClientIdentity(factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))), List.of(certificate));
    }

    /** A PKCS12 file with key and chain, and {@code root} as trusted if not empty. */
    Path keyStore(String name, String... issuers) {
        StringBuilder chain = new StringBuilder();
        for (String issuer : issuers) {
            chain.append(read(issuer + ".pem"));
        }
        write(name + ".chain", chain.toString());
        List<String> command = new ArrayList<>(
                List.of("pkcs12", "-export", "-inkey", name + ".key", "-in", name + ".pem", "-out", name + ".p12", "-passout",
                        "pass:" + PASSWORD));
        if (issuers.length > 0) {
            command.addAll(List.of("-certfile", name + ".chain"));
        }
        run(command.toArray(String[]::new));
        return file(name + ".p12");
    }

    private String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> command + "\n" + output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
