package io.busbar.block.firmware;

import static io.busbar.ocpp.messages.firmware.FirmwareStatus.DownloadScheduled;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloaded;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloading;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallScheduled;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installing;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InvalidSignature;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.SignatureVerified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.PublishFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UnpublishFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.security.api.ClockTolerance;
import io.busbar.update.api.Change;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecureUpdateTest {

    private static final List<FirmwareStatus> ALL = List.of(Downloading, Downloaded, SignatureVerified, Installing, Installed);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(folder);
    }

    @Test
    @DisplayName("L01.FR.01, L01.FR.05, L01.FR.10, L01.FR.20, L01.FR.28: each new state is told with the request's id, to the end")
    void installed() throws Exception {
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(17));
        assertEquals(Rig.LOCATION, rig.transfer.last().download.from().toString());
        assertEquals(1_000_000, rig.transfer.last().download.maxBytes());
        rig.fileComes();
        assertEquals(ALL, rig.told());
        assertEquals(List.of(17), rig.toldFor());
        FakeInstaller.Applied applied = rig.installer.applied.get(0);
        assertEquals(new UpdateOrder("CSMS request 17", true, false), applied.order());
        assertEquals(new Change.Archive(rig.settings.work().resolve("1.bin")), applied.change());
        assertTrue(applied.fileWasThere());
        assertEquals(List.of(), rig.files(), "the file is not needed any more");
    }

    @Test
    @DisplayName("FR.05: the answer goes before the first status")
    void answerFirst() throws Exception {
        var answer = rig.block.handle(rig.request(1).build());
        int[] toldBefore = {-1};
        answer.onResolve(() -> rig.station.loop().execute(() -> toldBefore[0] = rig.told().size()));
        rig.station.get(answer);
        rig.run();
        assertEquals(0, toldBefore[0]);
        assertEquals(List.of(Downloading), rig.told());
    }

    @Test
    @DisplayName("L01.FR.31: the security event FirmwareUpdated is raised")
    void firmwareUpdated() throws Exception {
        rig.ask(1);
        rig.fileComes();
        assertEquals(List.of("metering 2.0.0"), rig.station.security().entries().stream()
                .filter(entry -> entry.type().equals("FirmwareUpdated")).map(entry -> entry.techInfo()).toList());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048, SHA256withRSA", "RSA, 2048, RSASSA-PSS/32", "RSA, 2048, RSASSA-PSS/222", "RSASSA-PSS, 2048, RSASSA-PSS/32",
            "EC, 256, SHA256withECDSA", "EC, 384, SHA256withECDSA",
            "EC, 256, SHA256withECDSAinP1363Format"})
    @DisplayName("L01.FR.04, L01.FR.12: signatures over the whole file, SHA-256, with the certificate's key")
    void signatures(String key, int bits, String algorithm) throws Exception {
        Manufacturer.Signer signer = rig.maker.signer(key, bits);
        byte[] other = Rig.FILE.clone();
        other[other.length - 1]++;
        rig.ask(1, rig.firmware().signingCertificate(signer.pem()).signature(signer.sign(algorithm, Rig.FILE)));
        rig.fileComes();
        assertEquals(ALL, rig.told());
        rig.station.csms().forget();
        rig.ask(2, rig.firmware().signingCertificate(signer.pem()).signature(signer.sign(algorithm, other)));
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, InvalidSignature), rig.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"of another file", "by another key", "with SHA-1", "garbage", "no base64", "none"})
    @DisplayName("L01.FR.03, TC_L_06: InvalidSignature and the security event; nothing is installed")
    void invalidSignature(String kind) throws Exception {
        Manufacturer.Signer rsa = rig.maker.signer("RSA", 2048);
        String certificate = kind.equals("by another key") ? rig.signer.pem() : rsa.pem();
        rig.ask(4, rig.firmware().signingCertificate(certificate).signature(switch (kind) {
            case "of another file" -> rsa.sign("another".getBytes());
            case "by another key" -> rig.maker.signer("EC", 256).sign(Rig.FILE);
            case "with SHA-1" -> rsa.sign("SHA1withRSA", Rig.FILE);
            case "garbage" -> "AAAA";
            case "no base64" -> "%";
            default -> null;
        }));
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, InvalidSignature), rig.told());
        assertEquals(List.of("InvalidFirmwareSignature"), rig.securityEvents());
        assertTrue(rig.station.security().entries().stream().anyMatch(entry -> entry.type().equals("InvalidFirmwareSignature")));
        assertEquals(List.of(), rig.installer.applied);
        assertEquals(List.of(), rig.files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "not yet valid", "of another manufacturer", "by an intermediate", "of a short key",
            "for another use",
            "garbage", "the root itself"})
    @DisplayName("L01.FR.02, L01.FR.12, L01.FR.21, L01.FR.22, TC_L_05: InvalidCertificate and the security event; nothing is fetched")
    void invalidCertificate(String kind) throws Exception {
        String certificate = switch (kind) {
            case "expired" -> rig.maker.signer("EC", 256, Duration.ofDays(-10), Duration.ofSeconds(-1)).pem();
            case "not yet valid" -> rig.maker.signer("EC", 256, ClockTolerance.BEHIND.plusSeconds(10), Duration.ofDays(1)).pem();
            case "of another manufacturer" -> new Manufacturer("Maker").signer("EC", 256).pem();
            case "by an intermediate" -> rig.maker.signerByIntermediate().pem();
            case "of a short key" -> rig.maker.signer("RSA", 1024).pem();
            case "for another use" -> rig.maker.signerFor(KeyUsage.keyAgreement).pem();
            case "garbage" -> "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
            default -> rig.maker.root.pem();
        };
        UpdateFirmwareResponse response = rig.ask(
                rig.request(5).firmware(rig.firmware().signingCertificate(certificate).build()).build());
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, response.status());
        assertEquals("InvalidCertificate", response.statusInfo().reasonCode());
        rig.run();
        assertEquals(List.of("InvalidFirmwareSigningCertificate"), rig.securityEvents());
        assertEquals(List.of(), rig.told());
        assertEquals(List.of(), rig.transfer.orders);
    }

    @Test
    @DisplayName("L01.FR.21: the station's time decides, not the platform's")
    void validityByTheStationsTime() throws Exception {
        Manufacturer.Signer shortLived = rig.maker.signer("EC", 256, Duration.ofDays(-1), Duration.ofHours(1));
        rig.station.advance(Duration.ofMinutes(59));
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(1, rig.firmware().signingCertificate(shortLived.pem())));
        rig.station.advance(Duration.ofMinutes(2));
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(2, rig.firmware().signingCertificate(shortLived.pem())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T00:00:00Z", "2050-01-01T00:00:00Z"})
    @DisplayName("L01.FR.21: where only the CSMS has set the time, a certificate is good that is valid by the station's other clock, at the order and at the check")
    void wrongClock(String time) throws Exception {
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        rig.station.clock().timeReceived(Instant.parse(time), "Heartbeat");
        assertEquals(Instant.parse(time), rig.station.loop().now());
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(1, rig.firmware()
                .signingCertificate(rig.maker.signer("EC", 256, Duration.ofDays(2), Duration.ofDays(3)).pem())));
        rig.station.csms().forget();
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(2, rig.firmware().retrieveDateTime(Instant.parse("2026-01-01T00:00:00Z"))));
        rig.run();
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.22: a refused certificate leaves the update that is under way alone")
    void refusedCertificateCancelsNothing() throws Exception {
        rig.ask(1);
        assertEquals(UpdateFirmwareStatus.InvalidCertificate,
                rig.ask(2, rig.firmware().signingCertificate(new Manufacturer("Other").signer("EC", 256).pem())));
        rig.fileComes();
        assertEquals(ALL, rig.told());
        assertEquals(List.of(1), rig.toldFor());
    }

    @Test
    @DisplayName("L01.FR.02: RevokedCertificate for one on the manufacturer's list, and the security event")
    void revoked() throws Exception {
        rig.maker.revoke(rig.settings.manufacturerRoots(), rig.signer);
        assertEquals(UpdateFirmwareStatus.RevokedCertificate, rig.ask(1));
        rig.run();
        assertEquals(List.of("InvalidFirmwareSigningCertificate"), rig.securityEvents());
        Manufacturer.Signer other = rig.maker.signer("EC", 256);
        assertEquals(UpdateFirmwareStatus.Accepted,
                rig.ask(2, rig.firmware().signingCertificate(other.pem()).signature(other.sign(Rig.FILE))));
    }

    @Test
    @DisplayName("L01.FR.12: a list of revocations by somebody else revokes nothing")
    void falseRevocation() throws Exception {
        new Manufacturer("Maker").revoke(rig.settings.manufacturerRoots(), rig.signer);
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(1));
    }

    @Test
    @DisplayName("L01.FR.12: a certificate that expired while the file came is not good any more")
    void expiredMeanwhile() throws Exception {
        Manufacturer.Signer shortLived = rig.maker.signer("EC", 256, Duration.ofDays(-1), Duration.ofHours(1));
        rig.ask(1, rig.firmware().signingCertificate(shortLived.pem()).signature(shortLived.sign(Rig.FILE)));
        rig.station.advance(Duration.ofHours(2));
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, InvalidSignature), rig.told());
        assertEquals(List.of("InvalidFirmwareSigningCertificate"), rig.securityEvents());
    }

    @Test
    @DisplayName("L01.FR.12: after a start the certificate is not judged before the station knows the time")
    void timeNotKnown() throws Exception {
        rig.ask(1);
        rig.timeKnown = false;
        rig = rig.powerCut();
        rig.station.advance(Duration.ofSeconds(61));
        rig.fileComes();
        rig.station.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Downloaded), rig.told());
        rig.timeKnown = true;
        rig.station.csms().link(false);
        rig.station.csms().link(true);
        rig.run();
        assertEquals(List.of(Downloaded, SignatureVerified, Installing, Installed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.12, L01.FR.21: junk among the manufacturer's files is left out and reported, the good ones count")
    void junk() throws Exception {
        Path roots = rig.settings.manufacturerRoots();
        Files.writeString(roots.resolve("aaa.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Files.write(roots.resolve("zzz.der"), new byte[]{1, 2, 3});
        Files.write(roots.resolve("junk.crl"), new byte[]{1, 2, 3});
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(1));
        assertEquals(3, rig.block.concerns().size(), rig.block.concerns().toString());
        rig.fileComes();
        assertEquals(Installed, rig.told().get(rig.told().size() - 1));
        for (String file : List.of("aaa.pem", "zzz.der", "junk.crl")) {
            Files.delete(roots.resolve(file));
        }
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(2));
        assertEquals(List.of(), rig.block.concerns());
    }

    @Test
    @DisplayName("L01.FR.22: without a manufacturer's root no certificate is good; one that is put there counts at once")
    void roots() throws Exception {
        Files.delete(rig.settings.manufacturerRoots().resolve("maker.pem"));
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(1));
        Files.delete(rig.settings.manufacturerRoots());
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(1));
        rig.maker.installIn(rig.settings.manufacturerRoots());
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(1));
    }

    @Test
    @DisplayName("TC_L_18: neither certificate nor signature, or a signature alone, is refused")
    void unsigned() throws Exception {
        UpdateFirmwareResponse response = rig
                .ask(rig.request(1).firmware(rig.firmware().signingCertificate(null).signature(null).build()).build());
        assertEquals(UpdateFirmwareStatus.Rejected, response.status());
        assertEquals("MissingParam", response.statusInfo().reasonCode());
        assertEquals(UpdateFirmwareStatus.Rejected, rig.ask(1, rig.firmware().signingCertificate(null)));
    }

    @Test
    @DisplayName("L02.FR.01, L02.FR.02, L02.FR.06, L02.FR.14, L02.FR.20: where the OEM allows it, without certificate and signature")
    void nonSecure() throws Exception {
        Path other = folder.resolve("other");
        rig = new Rig(other, new Settings(other.resolve("roots"), other.resolve("work"), false, true, 1_000, 0, Duration.ZERO));
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(3, rig.firmware().signingCertificate(null).signature(null)));
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, Installing, Installed), rig.told());
        assertEquals(List.of(3), rig.toldFor());
        assertEquals(UpdateFirmwareStatus.Rejected, rig.ask(4, rig.firmware().signingCertificate(null)), "a signature by nobody");
        assertEquals(UpdateFirmwareStatus.InvalidCertificate,
                rig.ask(4, rig.firmware().signingCertificate(new Manufacturer("Other").signer("EC", 256).pem())));
    }

    @Test
    @DisplayName("L01.FR.13, L02.FR.07, TC_L_03: DownloadScheduled until the time to retrieve")
    void downloadScheduled() throws Exception {
        rig.ask(1, rig.firmware().retrieveDateTime(Rig.START.plusSeconds(3600)));
        assertEquals(List.of(DownloadScheduled), rig.told());
        rig.station.advance(Duration.ofSeconds(3590));
        assertEquals(List.of(), rig.transfer.orders);
        rig.station.advance(Duration.ofSeconds(10));
        rig.fileComes();
        assertEquals(List.of(DownloadScheduled, Downloading, Downloaded, SignatureVerified, Installing, Installed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.16, L02.FR.10, TC_L_02: InstallScheduled until the time to install")
    void installScheduled() throws Exception {
        rig.ask(1, rig.firmware().installDateTime(Rig.START.plusSeconds(3600)));
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, SignatureVerified, InstallScheduled), rig.told());
        assertEquals(0, rig.installer.planned);
        rig.station.advance(Duration.ofSeconds(3600));
        assertEquals(List.of(Downloading, Downloaded, SignatureVerified, InstallScheduled, Installing, Installed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.05: a time to install that is over means now")
    void installTimeOver() throws Exception {
        rig.ask(1, rig.firmware().installDateTime(Rig.START.minusSeconds(7200)));
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.25, L01.FR.26, L02.FR.16, L02.FR.17, F06.FR.16, TC_F_18, TC_F_19: the last status on demand, Idle after Installed")
    void triggered() throws Exception {
        TriggerMessageRequest trigger = new TriggerMessageRequest(MessageTrigger.FirmwareStatusNotification);
        assertEquals(new FirmwareStatusNotificationRequest(FirmwareStatus.Idle), onDemand(trigger));
        rig.ask(7);
        assertEquals(new FirmwareStatusNotificationRequest(Downloading, 7, null, null), onDemand(trigger));
        rig.fileComes();
        assertEquals(new FirmwareStatusNotificationRequest(FirmwareStatus.Idle), onDemand(trigger));
        rig.ask(8, rig.firmware().signature("AAAA"));
        rig.fileComes();
        assertEquals(new FirmwareStatusNotificationRequest(InvalidSignature, 8, null, null), onDemand(trigger));
        rig = rig.powerCut();
        assertEquals(new FirmwareStatusNotificationRequest(InvalidSignature, 8, null, null), onDemand(trigger));
    }

    private Request<?> onDemand(TriggerMessageRequest trigger) {
        rig.station.csms().forget();
        rig.block.prepare(trigger).orElseThrow().run();
        rig.station.settle();
        return rig.station.csms().requestsAsAsked().get(0);
    }

    @Test
    @DisplayName("Nobody installs, nobody fetches, or the location is none: Rejected with a reason")
    void rejected() throws Exception {
        for (String location : Arrays.asList("sftp://example.com/file", "metering.bfa", "https://a b", "")) {
            UpdateFirmwareResponse response = rig.ask(rig.request(1).firmware(rig.firmware().location(location).build()).build());
            assertEquals(UpdateFirmwareStatus.Rejected, response.status(), location);
            assertEquals("InvalidURL", response.statusInfo().reasonCode());
            assertEquals("files come by HTTP, HTTPS", response.statusInfo().additionalInfo());
        }
        rig.station.services().remove(Updates.class);
        UpdateFirmwareResponse response = rig.ask(rig.request(1).build());
        assertEquals(UpdateFirmwareStatus.Rejected, response.status());
        assertEquals("UnsupportedRequest", response.statusInfo().reasonCode());
        rig.run();
        assertEquals(List.of(), rig.station.csms().requests());
        rig.station.services().register(Updates.class, rig.installer);
        assertNull(rig.ask(rig.request(1).build()).statusInfo());
    }

    @Test
    @DisplayName("L03, L04: a station is no local controller, and says so")
    void noLocalController() {
        RpcException publish = assertThrows(RpcException.class, () -> new PublishFirmware()
                .handle(PublishFirmwareRequest.builder().location("https://x").checksum("0").requestId(1).build()));
        assertEquals(RpcErrorCode.NotSupported, publish.code());
        RpcException unpublish = assertThrows(RpcException.class,
                () -> new UnpublishFirmware().handle(new UnpublishFirmwareRequest("0")));
        assertEquals(RpcErrorCode.NotSupported, unpublish.code());
    }

    @Test
    @DisplayName("FileTransferProtocols is what the transfers speak now")
    void protocols() {
        assertEquals("HTTP,HTTPS", rig.station.value("OCPPCommCtrlr.FileTransferProtocols"));
        rig.block.unbindTransfer(rig.transfer);
        assertEquals("", rig.station.value("OCPPCommCtrlr.FileTransferProtocols"));
    }

    @Test
    @DisplayName("L01.FR.12: the manufacturer's roots that the station keeps are what counts; those of the folder were taken over from there")
    void installedRoots() throws Exception {
        rig.keepRoots(List.of());
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(1, rig.firmware()));
        rig.keepRoots(List.of(new Manufacturer("Other").root.certificate()));
        assertEquals(UpdateFirmwareStatus.InvalidCertificate, rig.ask(2, rig.firmware()));
        rig.keepRoots(List.of(rig.maker.root.certificate()));
        Files.delete(rig.settings.manufacturerRoots().resolve("maker.pem"));
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(3, rig.firmware()));
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }
}
