package io.busbar.itests.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of the shipped charger by UpdateFirmware: the file by HTTP, certificate and signature as OCPP wants them. */
class FirmwareTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRANSFER = "io.busbar.block.datatransfer";

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> transactionEvents = new CopyOnWriteArrayList<>();
    private final LoopbackCsms csms = new LoopbackCsms(call -> {
        switch (call.action()) {
            case "FirmwareStatusNotification" -> told.add(call.payload().path("status").asText() + " "
                    + call.payload().path("requestId").asInt());
            case "SecurityEventNotification" -> events.add(call.payload().path("type").asText());
            case "BootNotification" -> told.add("Boot " + call.payload().path("reason").asText());
            case "TransactionEvent" -> transactionEvents.add(call.payload());
            default -> {}
        }
    });
    private final KeyPair root = Signatures.newKeys();
    private final KeyPair signer = Signatures.newKeys();
    private final AtomicInteger requests = new AtomicInteger();
    private Workshop workshop;
    private HttpServer files;
    private int boots = 1;

    @BeforeEach
    void up() throws Exception {
        csms.up();
        workshop = new Workshop(folder.resolve("workshop"));
        Path roots = Files.createDirectories(folder.resolve("manufacturer"));
        Files.writeString(roots.resolve("maker.pem"), Signatures.pem("CERTIFICATE", certificate("CN=Maker", root, true).getEncoded()));
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.start();
    }

    @AfterEach
    void down() throws Exception {
        files.stop(0);
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
    private void serve(byte[] content) {
        files.createContext("/firmware", exchange -> {
            try (exchange) {
                answer(exchange, content);
            }
        });
    }

    private void answer(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, requests.incrementAndGet() == 1 ? content.length / 2 : content.length);
    }

    private Charger start() throws Exception {
        Charger charger = Charger.start(
                Map.of("BUSBAR_UPDATE_WATCH_SECONDS", "3", "BUSBAR_UPDATE_ROOTS", workshop.roots().toString(), "BUSBAR_MANUFACTURER_ROOTS",
                        folder.resolve("manufacturer").toString()),
                "run", "--csms", csms.url(), "--id", "CS-1", "--data", folder.resolve("data").toString());
        charger.awaitPlant();
        csms.awaitBoots(boots++);
        return charger;
    }

    private void awaitEvent(String type) {
        await().atMost(PATIENCE).until(() -> events.contains(type));
    }

    private String updateFirmware(int requestId, byte[] content) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(content);
        String pem = Signatures.pem("CERTIFICATE", certificate("CN=Firmware", signer, false).getEncoded());
        return csms.call("UpdateFirmware",
                "{\"requestId\":" + requestId + ",\"retries\":1,\"retryInterval\":1,\"firmware\":{\"location\":\"http://localhost:"
                        + files.getAddress().getPort() + "/firmware\",\"retrieveDateTime\":\"2026-01-01T00:00:00Z\",\"signingCertificate\":"
                        + LoopbackCsms.JSON.writeValueAsString(pem) + ",\"signature\":\""
                        + Base64.getEncoder().encodeToString(signature.sign()) + "\"}}")
                .path("status").asText();
    }

    @Test
    @DisplayName("TC_L_16: a block is replaced by UpdateFirmware while a car charges")
    void whileCharging() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"SampledDataCtrlr\"},"
                    + "\"variable\":{\"name\":\"TxUpdatedInterval\"}}]}");
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> transactionEvents.size() > 3);

            assertEquals("Accepted", updateFirmware(7, archive));
            await().atMost(PATIENCE).until(() -> told.contains("Installed 7"));

            assertEquals(List.of("Boot PowerUp", "Downloading 7", "Downloaded 7", "SignatureVerified 7", "Installing 7", "Installed 7"),
                    told);
            awaitEvent("FirmwareUpdated");
            assertEquals(2, requests.get());
            assertEquals(1, csms.connections());
            assertTrue(Charger.console(folder.resolve("data"), "busbar:modules").toString().contains(TRANSFER + "       2.0.0"));
            assertTrue(transactionEvents.stream().noneMatch(event -> event.path("eventType").asText().equals("Ended")));
            int before = transactionEvents.size();
            await().atMost(PATIENCE).until(() -> transactionEvents.size() > before + 2);
        }
    }

    @Test
    @DisplayName("TC_L_01, TC_L_15: an update that needs a restart waits for the car, restarts, and is told as installed by the new generation")
    void withARestart() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("rpc", "2.0.0", workshop.copy("io.busbar.ocpp.json", "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            charger.act("plugIn", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            await().atMost(PATIENCE).until(() -> !transactionEvents.isEmpty());
            assertEquals("Accepted", updateFirmware(8, archive));
            await().atMost(PATIENCE).until(() -> told.contains("InstallScheduled 8"));
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            charger.act("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
            charger.act("unplug", "{\"evseId\":1,\"connectorId\":1}");
            await().atMost(PATIENCE).until(() -> told.contains("Installed 8"));
            assertEquals(
                    List.of("Boot PowerUp", "Downloading 8", "Downloaded 8", "SignatureVerified 8", "InstallScheduled 8", "Installing 8",
                            "InstallRebooting 8", "Boot FirmwareUpdate", "Installed 8"),
                    told);
            awaitEvent("FirmwareUpdated");
            assertTrue(Charger.console(folder.resolve("data"), "busbar:modules").toString().contains("2.0.0"));
        }
    }

    @Test
    @DisplayName("The modules that update are replaced by the very update that they carry out")
    void thoseThatUpdate() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("firmware", "2.0.0", workshop.copy("io.busbar.block.firmware", "2.0.0"),
                workshop.copy("io.busbar.transfer.http", "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(9, archive));
            await().atMost(PATIENCE).until(() -> told.contains("Installed 9"));
            assertEquals(List.of("Boot PowerUp", "Downloading 9", "Downloaded 9", "SignatureVerified 9", "Installing 9", "Installed 9"),
                    told);
            awaitEvent("FirmwareUpdated");
            assertEquals(1, csms.connections());
            assertEquals("Accepted", updateFirmware(10, archive), "the new ones work");
            await().atMost(PATIENCE).until(() -> told.get(told.size() - 1).endsWith("Failed 10"));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("Law 2: kill -9 while downloading and while installing; the update goes on and its end is told")
    void killed() throws Exception {
        byte[] archive = Files.readAllBytes(workshop.archive("transfer", "2.0.0", workshop.copy(TRANSFER, "2.0.0")));
        serve(archive);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(11, archive));
            await().atMost(PATIENCE).until(() -> requests.get() == 1);
            charger.kill();
        }
        told.clear();
        try (Charger charger = start()) {
            await().atMost(PATIENCE).until(() -> told.contains("Installing 11"));
            charger.kill();
        }
        int before = told.size();
        try (Charger charger = start()) {
            await().atMost(PATIENCE).until(() -> told.subList(before, told.size()).stream().anyMatch(status -> status.matches(
                    "(Installed|InstallationFailed) 11")));
            boolean installed = told.contains("Installed 11");
            if (installed) {
                awaitEvent("FirmwareUpdated");
            } else {
                assertFalse(events.contains("FirmwareUpdated"));
            }
            assertEquals(installed,
                    Charger.console(folder.resolve("data"), "busbar:modules").toString().contains(TRANSFER + "       2.0.0"));
            assertTrue(charger.isAlive());
        }
    }

    @Test
    @DisplayName("TC_L_05, TC_L_06: a certificate by nobody, and a signature of another file")
    void refused() throws Exception {
        serve(new byte[]{1, 2, 3});
        requests.set(1);
        try (Charger charger = start()) {
            assertEquals("Accepted", updateFirmware(1, new byte[]{1, 2, 4}));
            await().atMost(PATIENCE).until(() -> told.contains("InvalidSignature 1"));
            assertEquals(List.of("Boot PowerUp", "Downloading 1", "Downloaded 1", "InvalidSignature 1"), told);
            awaitEvent("InvalidFirmwareSignature");
            JsonNode installed = csms.call("GetInstalledCertificateIds", "{\"certificateType\":[\"ManufacturerRootCertificate\"]}");
            assertEquals("Accepted", csms.call("DeleteCertificate", "{\"certificateHashData\":"
                    + installed.at("/certificateHashDataChain/0/certificateHashData") + "}").path("status").asText());
            assertEquals("InvalidCertificate", updateFirmware(2, new byte[]{1, 2, 3}));
            awaitEvent("InvalidFirmwareSigningCertificate");
            assertTrue(charger.isAlive());
        }
    }
}
