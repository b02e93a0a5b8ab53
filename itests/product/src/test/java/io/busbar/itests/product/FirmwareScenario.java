package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.busbar.testing.Patience;
import io.busbar.update.format.Signatures;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shipped charger, its maker, and a server of files: updates by UpdateFirmware, certificate and signature as OCPP wants them. */
abstract class FirmwareScenario {

    static final Duration PATIENCE = Patience.ofSeconds(90);
    private static final Duration HOUR = Duration.ofHours(1);
    static final String TRANSFER = "io.busbar.block.datatransfer";

    @TempDir
    Path folder;

    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<JsonNode> transactionEvents = new CopyOnWriteArrayList<>();
    /** The newest of each EVSE. */
    final Map<Integer, String> statuses = new ConcurrentHashMap<>();
    final LoopbackCsms csms = new LoopbackCsms(call -> {
        switch (call.action()) {
            case "FirmwareStatusNotification" -> told.add(call.payload().path("status").asText() + " "
                    + call.payload().path("requestId").asInt());
            case "SecurityEventNotification" -> events.add(call.payload().path("type").asText());
            case "BootNotification" -> told.add("Boot " + call.payload().path("reason").asText());
            case "TransactionEvent" -> transactionEvents.add(call.payload());
            case "StatusNotification" -> statuses.put(call.payload().path("evseId").asInt(),
                    call.payload().path("connectorStatus").asText());
            default -> {}
        }
    });
    private final KeyPair root = Signatures.newKeys();
    private final KeyPair signer = Signatures.newKeys();
    final AtomicInteger requests = new AtomicInteger();
    Workshop workshop;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer files;
    private int boots = 1;
    /** Whether whoever wants a file has to wait. */
    volatile boolean held;

    @BeforeEach
    void up() throws Exception {
        csms.up();
        workshop = new Workshop(folder.resolve("workshop"));
        Path roots = Files.createDirectories(folder.resolve("manufacturer"));
        Files.writeString(roots.resolve("maker.pem"), Signatures.pem("CERTIFICATE", certificate("CN=Maker", root, true).getEncoded()));
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.setExecutor(threads);
        files.start();
    }

    @AfterEach
    void down() throws Exception {
        held = false;
        files.stop(0);
        threads.shutdownNow();
        csms.down();
    }

    private X509Certificate certificate(String subject, KeyPair keys, boolean authority) throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=Maker"),
                BigInteger.valueOf(authority ? 1 : 2), Date.from(now.minusSeconds(3600)), Date.from(now.plusSeconds(86_400)),
                new X500Name(subject), keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.getPrivate())));
    }

    /** The first connection breaks half way. */
    final void serve(byte[] content) {
        files.createContext("/firmware", exchange -> {
            try (exchange) {
                answer(exchange, content);
            }
        });
    }

    private void answer(HttpExchange exchange, byte[] content) throws IOException {
        await().atMost(PATIENCE).until(() -> !held);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, requests.incrementAndGet() == 1 ? content.length / 2 : content.length);
    }

    final Charger start() throws Exception {
        Charger charger = Charger.start(
                Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "1", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString(), "BUSBAR_MANUFACTURER_ROOTS",
                        folder.resolve("manufacturer").toString()),
                "run", "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString());
        charger.awaitPlant();
        csms.awaitBoots(boots++);
        return charger;
    }

    /** @return an instant that does not come before {@link #hourPasses} */
    static String inAnHour() {
        return Instant.now().plus(HOUR).toString();
    }

    /** The station's wall clock goes forward. */
    final void hourPasses() throws IOException {
        csms.clockAhead(HOUR.plusMinutes(1));
        csms.call("TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
    }

    final void awaitEvent(String type) {
        await().atMost(PATIENCE).until(() -> events.contains(type));
    }

    final String updateFirmware(int requestId, byte[] content) throws Exception {
        return updateFirmware(requestId, content, "/firmware", "2026-01-01T00:00:00Z", "");
    }

    /** @param more further members of firmware */
    final String updateFirmware(int requestId, byte[] content, String path, String retrieveAt, String more) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(content);
        String pem = Signatures.pem("CERTIFICATE", certificate("CN=Firmware", signer, false).getEncoded());
        return request(requestId, path, retrieveAt, ",\"signingCertificate\":" + LoopbackCsms.JSON.writeValueAsString(pem)
                + ",\"signature\":\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"" + more);
    }

    final String request(int requestId, String path, String retrieveAt, String more) throws Exception {
        return csms.call("UpdateFirmware",
                "{\"requestId\":" + requestId + ",\"retries\":1,\"retryInterval\":1,\"firmware\":{\"location\":\"http://localhost:"
                        + files.getAddress().getPort() + path + "\",\"retrieveDateTime\":\"" + retrieveAt + "\"" + more + "}}")
                .path("status").asText();
    }
}
