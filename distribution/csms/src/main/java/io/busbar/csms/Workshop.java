package io.busbar.csms;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import com.sun.net.httpserver.HttpServer;
import io.busbar.ocpp.messages.firmware.Firmware;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import io.busbar.update.format.ArchiveWriter;
import io.busbar.update.format.KeyList;
import io.busbar.update.format.Signatures;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The demo's OEM: makes keys, a manufacturer's certificates and new versions of modules, and offers them for download. A real one keeps its keys
 * apart from each other and from here.
 */
final class Workshop {

    private static final int BLOCKS = 3;
    private static final Duration VALID = Duration.ofDays(1);

    private final Path charger;
    private final Path folder;
    private final Clock clock;
    private final KeyPair root = Signatures.newKeys();
    private final KeyPair features = Signatures.newKeys();
    private final KeyPair manufacturer = Signatures.newKeys();
    private final KeyPair firmware = Signatures.newKeys();
    private final HttpServer files;
    private int requests;

    Workshop(Path charger, Path folder, Clock clock) throws IOException, GeneralSecurityException, OperatorCreationException {
        this.charger = charger;
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder.resolve("update-roots"));
        Files.createDirectories(folder.resolve("manufacturer-roots"));
        Files.writeString(folder.resolve("update-roots/root.pem"), Signatures.pem("PUBLIC KEY", root.getPublic().getEncoded()));
        Files.writeString(folder.resolve("manufacturer-roots/root.pem"),
                Signatures.pem("CERTIFICATE", certificate("CN=Demo manufacturer", manufacturer, true).getEncoded()));
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.start();
    }

    /** The environment of a charger that trusts this OEM. */
    Map<String, String> trust() {
        return Map.of("BUSBAR_UPDATE_ROOTS", folder.resolve("update-roots").toString(), "BUSBAR_MANUFACTURER_ROOTS",
                folder.resolve("manufacturer-roots").toString());
    }

    private X509Certificate certificate(String subject, KeyPair keys, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=Demo manufacturer"),
                BigInteger.valueOf(authority ? 1 : 2), Date.from(now.minus(VALID)), Date.from(now.plus(VALID)), new X500Name(subject),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(manufacturer.getPrivate())));
    }

    /**
     * The order to install the next version of a module: what the shipped one is made of, and one package more.
     *
     * @param news a class of that package
     */
    UpdateFirmwareRequest update(String symbolicName, String version, Class<?> news) throws Exception {
        Path jar = build(symbolicName, version, news);
        byte[] keys = KeyList.of(1, List.of(features.getPublic()), Set.of()).write();
        Path archive = folder.resolve(symbolicName + "-" + version + ".zip");
        new ArchiveWriter("com.example:" + symbolicName + ":" + version).counter(1).bundle(jar, BLOCKS).write(archive, features, keys,
                Signatures.sign(keys, root.getPublic(), root.getPrivate()));
        return order(archive);
    }

    private Path build(String symbolicName, String version, Class<?> news) throws Exception {
        Path jar = folder.resolve(symbolicName + "-" + version + ".jar");
        try (Builder builder = new Builder(); Stream<Path> shipped = Files.list(charger.resolve("bundles"))) {
            for (Path bundle : shipped.toList()) {
                builder.addClasspath(bundle.toFile());
            }
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                builder.addClasspath(new File(entry));
            }
            builder.setProperty("Bundle-SymbolicName", symbolicName);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Private-Package", symbolicName + "," + news.getPackageName());
            builder.setProperty("-noimportjava", "true");
            Jar built = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException(symbolicName + " cannot be built: " + builder.getErrors());
            }
            built.write(jar.toFile());
        }
        return jar;
    }

    private UpdateFirmwareRequest order(Path archive) throws Exception {
        byte[] content = Files.readAllBytes(archive);
        files.createContext("/" + archive.getFileName(), exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        });
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(firmware.getPrivate());
        signature.update(content);
        return UpdateFirmwareRequest.builder().requestId(++requests)
                .firmware(Firmware.builder().location("http://localhost:" + files.getAddress().getPort() + "/" + archive.getFileName())
                        .retrieveDateTime(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .signingCertificate(Signatures.pem("CERTIFICATE", certificate("CN=Demo firmware", firmware, false).getEncoded()))
                        .signature(Base64.getEncoder().encodeToString(signature.sign())).build())
                .build();
    }
}
