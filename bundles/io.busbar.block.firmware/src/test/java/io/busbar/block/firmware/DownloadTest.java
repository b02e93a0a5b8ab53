package io.busbar.block.firmware;

import static io.busbar.ocpp.messages.firmware.FirmwareStatus.DownloadFailed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.DownloadPaused;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.DownloadScheduled;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloaded;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloading;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallScheduled;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installing;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.SignatureVerified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareStatus;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.transfer.api.TransferFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.PromiseFactory;

class DownloadTest {

    private static final List<FirmwareStatus> ALL = List.of(Downloading, Downloaded, SignatureVerified, Installing, Installed);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(folder);
    }

    private void fails(TransferFailure failure) {
        rig.transfer.last().fail(failure);
        rig.run();
    }

    @ParameterizedTest
    @EnumSource(value = TransferFailure.class, names = {"UNSUPPORTED", "TOO_LARGE", "CANCELLED"}, mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("L01.FR.30, L02.FR.19: DownloadFailed when as many retries as ordered have failed, each after the interval ordered")
    void retriesExhausted(TransferFailure failure) throws Exception {
        rig.ask(rig.request(9).retries(2).retryInterval(100).build());
        for (int retry = 1; retry <= 2; retry++) {
            fails(failure);
            assertEquals(retry, rig.transfer.orders.size());
            rig.station.advance(Duration.ofSeconds(99));
            assertEquals(retry, rig.transfer.orders.size());
            rig.station.advance(Duration.ofSeconds(1));
            assertEquals(retry + 1, rig.transfer.orders.size());
            assertEquals(rig.transfer.orders.get(0).download, rig.transfer.last().download, "so that it goes on where it was");
        }
        assertEquals(List.of(Downloading), rig.told());
        fails(failure);
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
        assertEquals(List.of(9), rig.toldFor());
        rig.station.advance(Duration.ofDays(1));
        assertEquals(3, rig.transfer.orders.size());
    }

    @Test
    @DisplayName("L01.FR.30: no retries ordered means none")
    void noRetries() throws Exception {
        rig.ask(rig.request(1).retries(0).build());
        fails(TransferFailure.BROKEN_OFF);
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.30: the last retry may succeed")
    void lastRetry() throws Exception {
        rig.ask(rig.request(1).retries(1).retryInterval(5).build());
        fails(TransferFailure.NOT_FOUND);
        rig.station.advance(Duration.ofSeconds(5));
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("TC_L_07: where the CSMS does not say, what may pass is tried three times more, what will not is not")
    void ownRetries() throws Exception {
        rig.ask(1);
        fails(TransferFailure.NOT_FOUND);
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
        rig.station.csms().forget();
        rig.ask(2);
        for (int attempt = 0; attempt < 4; attempt++) {
            fails(TransferFailure.UNREACHABLE);
            rig.station.advance(Duration.ofMinutes(1));
        }
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
        assertEquals(5, rig.transfer.orders.size());
    }

    @ParameterizedTest
    @EnumSource(value = TransferFailure.class, names = {"UNSUPPORTED", "TOO_LARGE"})
    @DisplayName("L01.FR.30: what cannot get better is not tried again")
    void forGood(TransferFailure failure) throws Exception {
        rig.ask(rig.request(1).retries(5).build());
        fails(failure);
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.14, L02.FR.08: DownloadPaused while the module that transfers is replaced")
    void paused() throws Exception {
        rig.ask(1);
        rig.beginTransferReplacement();
        rig.run();
        assertTrue(rig.transfer.last().cancelled);
        assertEquals(List.of(Downloading, DownloadPaused), rig.told());
        rig.station.advance(Duration.ofMinutes(5));
        FakeTransfer next = new FakeTransfer(rig.station.loop());
        rig.endTransferReplacement(next);
        next.last().complete(Rig.FILE);
        rig.run();
        assertEquals(List.of(Downloading, DownloadPaused, Downloading, Downloaded, SignatureVerified, Installing, Installed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.14: a module that ends its transfers before it goes")
    void pausedFromBelow() throws Exception {
        rig.ask(1);
        fails(TransferFailure.CANCELLED);
        rig.beginTransferReplacement();
        rig.station.advance(Duration.ofSeconds(2));
        assertEquals(List.of(Downloading, DownloadPaused), rig.told());
        rig.endTransferReplacement(rig.transfer);
        rig.fileComes();
        assertEquals(Installed, rig.told().get(rig.told().size() - 1));
    }

    @Test
    @DisplayName("L01.FR.30: DownloadFailed at once when no installed module transfers by that protocol")
    void goneForGood() throws Exception {
        rig.ask(1);
        rig.block.unbindTransfer(rig.transfer);
        rig.run();
        assertEquals(List.of(Downloading, DownloadPaused, DownloadFailed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.14: the module may go between two tries too")
    void goneBetweenTries() throws Exception {
        rig.ask(rig.request(1).retries(1).retryInterval(10).build());
        fails(TransferFailure.BROKEN_OFF);
        rig.beginTransferReplacement();
        rig.station.advance(Duration.ofSeconds(10));
        assertEquals(List.of(Downloading, DownloadPaused), rig.told());
        rig.endTransferReplacement(rig.transfer);
        rig.fileComes();
        assertEquals(2, rig.transfer.orders.size());
        assertEquals(Installed, rig.told().get(rig.told().size() - 1));
    }

    @Test
    @DisplayName("L01.FR.14: without network it waits for the link, loses no try and goes on")
    void noNetwork() throws Exception {
        rig.ask(rig.request(1).retries(0).build());
        rig.station.csms().link(false);
        fails(TransferFailure.BROKEN_OFF);
        rig.station.advance(Duration.ofHours(5));
        assertEquals(1, rig.transfer.orders.size());
        rig = rig.powerCut();
        rig.station.csms().link(false);
        rig.run();
        fails(TransferFailure.UNREACHABLE);
        rig.station.advance(Duration.ofHours(5));
        assertEquals(1, rig.transfer.orders.size());
        rig.station.csms().link(true);
        rig.run();
        assertEquals(2, rig.transfer.orders.size());
        rig.fileComes();
        assertEquals(
                List.of(Downloading, DownloadPaused, Downloading, DownloadPaused, Downloading, Downloaded, SignatureVerified, Installing,
                        Installed).subList(2, 9),
                rig.told().subList(rig.told().size() - 7, rig.told().size()));
    }

    @Test
    @DisplayName("L01.FR.30: a download under which the process ends is a failed try at each start, and fails when there are no more")
    void processEnds() throws Exception {
        rig.ask(rig.request(1).retries(2).build());
        for (int start = 0; start < 2; start++) {
            assertEquals(1, rig.transfer.orders.size());
            rig = rig.powerCut();
            rig.run();
            assertEquals(0, rig.transfer.orders.size(), "it goes on at once");
            rig.station.advance(Duration.ofSeconds(61));
        }
        assertEquals(1, rig.transfer.orders.size());
        rig = rig.powerCut();
        rig.run();
        assertEquals(DownloadFailed, rig.told().get(rig.told().size() - 1));
        rig = rig.powerCut();
        rig.station.advance(Duration.ofHours(1));
        assertEquals(0, rig.transfer.orders.size());
        assertEquals(List.of(), rig.files());
    }

    @Test
    @DisplayName("L01.FR.24: after a start nothing goes on before the CSMS had a chance to cancel it; what it asks for then does not wait")
    void cancelledAtTheStart() throws Exception {
        rig.ask(1);
        rig.station.advance(Duration.ofMinutes(2));
        Deferred<Void> resuming = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
        rig = rig.powerCut(resuming.getPromise());
        rig.station.advance(Duration.ofHours(1));
        assertEquals(0, rig.transfer.orders.size());
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(2));
        assertEquals(1, rig.transfer.orders.size());
        resuming.resolve(null);
        rig.fileComes();
        assertEquals(1, rig.transfer.orders.size());
        assertEquals(List.of(Downloading, Downloaded, SignatureVerified, Installing, Installed), rig.told());
        assertEquals(List.of(2), rig.toldFor());
    }

    @Test
    @DisplayName("After a start a download that nobody cancels goes on")
    void goesOnAtTheStart() throws Exception {
        rig.ask(1);
        rig.station.advance(Duration.ofMinutes(2));
        Deferred<Void> resuming = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
        rig = rig.powerCut(resuming.getPromise());
        rig.run();
        assertEquals(0, rig.transfer.orders.size());
        resuming.resolve(null);
        rig.run();
        assertEquals(1, rig.transfer.orders.size());
    }

    @Test
    @DisplayName("L01.FR.30: what the server says counts as a try with and without link")
    void refusedWithoutLink() throws Exception {
        rig.ask(rig.request(1).retries(0).build());
        rig.station.csms().link(false);
        fails(TransferFailure.NOT_FOUND);
        rig.station.csms().link(true);
        rig.run();
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
    }

    // ---- a second request

    private void cancelledBySecond() throws Exception {
        rig.station.csms().forget();
        int before = rig.transfer.orders.size();
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(2));
        rig.run();
        assertEquals(List.of(Downloading), rig.told());
        assertEquals(before + 1, rig.transfer.orders.size());
        rig.fileComes();
        assertEquals(ALL, rig.told());
        assertEquals(List.of(2), rig.toldFor());
        assertEquals(1, rig.installer.applied.size());
        assertEquals("CSMS request 2", rig.installer.applied.get(0).order().who());
        assertEquals(List.of(), rig.files());
        rig.station.advance(Duration.ofDays(2));
        assertEquals(1, rig.installer.applied.size());
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.24, L02.FR.15, TC_L_10: AcceptedCanceled while downloading")
    void cancelledWhileDownloading() throws Exception {
        rig.ask(1);
        FakeTransfer.Order first = rig.transfer.last();
        cancelledBySecond();
        assertTrue(first.cancelled);
        assertFalse(first.download.into().equals(rig.transfer.last().download.into()), "files do not mix");
    }

    @Test
    @DisplayName("L01.FR.24: AcceptedCanceled while the download is scheduled")
    void cancelledBeforeDownload() throws Exception {
        rig.ask(1, rig.firmware().retrieveDateTime(Rig.START.plusSeconds(3600)));
        assertEquals(List.of(DownloadScheduled), rig.told());
        cancelledBySecond();
    }

    @Test
    @DisplayName("L01.FR.24: AcceptedCanceled between two tries")
    void cancelledBetweenTries() throws Exception {
        rig.ask(rig.request(1).retries(3).retryInterval(1000).build());
        fails(TransferFailure.BROKEN_OFF);
        cancelledBySecond();
    }

    @Test
    @DisplayName("L01.FR.24: AcceptedCanceled while the installation is scheduled")
    void cancelledBeforeInstallation() throws Exception {
        rig.ask(1, rig.firmware().installDateTime(Rig.START.plusSeconds(3600)));
        rig.fileComes();
        assertEquals(InstallScheduled, rig.told().get(rig.told().size() - 1));
        cancelledBySecond();
    }

    @Test
    @DisplayName("L01.FR.24: AcceptedCanceled while the signature is checked")
    void cancelledWhileVerifying() throws Exception {
        rig.station.virtual().offloadTakes(Duration.ofSeconds(10));
        rig.ask(1);
        rig.transfer.last().complete(Rig.FILE);
        rig.station.advance(Duration.ofSeconds(5));
        assertEquals(List.of(Downloading, Downloaded), rig.told());
        rig.station.csms().forget();
        rig.station.virtual().offloadTakes(Duration.ofMillis(1));
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(2));
        rig.station.advance(Duration.ofSeconds(10));
        assertEquals(List.of(Downloading), rig.told());
        assertEquals(List.of(2), rig.toldFor());
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.24: a location that leads nowhere cancels too, and then fails")
    void cancelledWithoutANewOne() throws Exception {
        rig.ask(1);
        rig.station.csms().forget();
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(2, rig.firmware().location("nowhere")));
        assertEquals(List.of(DownloadFailed), rig.told());
        assertEquals(List.of(2), rig.toldFor());
        rig.station.csms().forget();
        rig.ask(3);
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(4, rig.firmware().location("ftp://example.com/file")));
        rig.station.advance(Duration.ofMinutes(2));
        assertEquals(List.of(Downloading, DownloadFailed), rig.told());
    }

    @Test
    @DisplayName("A request that is under way and comes again is refused as such, and goes on")
    void duplicate() throws Exception {
        rig.ask(1);
        UpdateFirmwareResponse response = rig.ask(rig.request(1).build());
        assertEquals(UpdateFirmwareStatus.Rejected, response.status());
        assertEquals("DuplicateRequestId", response.statusInfo().reasonCode());
        rig.fileComes();
        assertEquals(ALL, rig.told());
        assertEquals(UpdateFirmwareStatus.Accepted, rig.ask(1), "it is over");
    }

    @Test
    @DisplayName("Two requests at once are answered one after the other")
    void atOnce() throws Exception {
        var first = rig.block.handle(rig.request(1).build());
        var second = rig.block.handle(rig.request(2).build());
        assertEquals(UpdateFirmwareStatus.Accepted, rig.station.get(first).status());
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.station.get(second).status());
        rig.run();
        rig.fileComes();
        assertEquals(2, rig.toldFor().get(rig.toldFor().size() - 1));
        assertEquals(1, rig.installer.applied.size());
    }

    private Rig unsigned(String name) throws Exception {
        Path other = folder.resolve(name);
        return new Rig(other, new Settings(other.resolve("roots"), other.resolve("work"), false, true, 1_000, 0, Duration.ZERO));
    }

    @Test
    @DisplayName("L01.FR.24: requests are taken in their order, whatever their checks take")
    void inOrder() throws Exception {
        rig = unsigned("order");
        rig.station.virtual().offloadTakes(Duration.ofSeconds(5));
        var first = rig.block.handle(rig.request(1).build());
        var second = rig.block.handle(
                rig.request(2).firmware(rig.firmware().signingCertificate(null).signature(null).build()).build());
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.station.get(second).status());
        assertEquals(UpdateFirmwareStatus.Accepted, rig.station.get(first).status());
        rig.station.advance(Duration.ofSeconds(1));
        rig.transfer.last().complete(Rig.FILE);
        rig.station.advance(Duration.ofSeconds(30));
        assertEquals("CSMS request 2", rig.installer.applied.get(0).order().who());
    }

    @Test
    @DisplayName("L01.FR.24: a second request may come at any moment of the first")
    void cancelledAtAnyMoment() throws Exception {
        for (int moment = 0; moment < 40; moment++) {
            rig = unsigned("moment" + moment);
            UpdateFirmwareRequest next = rig.request(2).firmware(rig.firmware().signingCertificate(null).signature(null).build()).build();
            rig.ask(1, rig.firmware().signingCertificate(null).signature(null));
            rig.transfer.last().complete(Rig.FILE);
            UpdateFirmwareStatus[] answer = new UpdateFirmwareStatus[1];
            boolean[] toldBefore = new boolean[1];
            after(moment, () -> rig.block.handle(next).onSuccess(response -> {
                answer[0] = response.status();
                toldBefore[0] = rig.toldFor().contains(2);
            }));
            rig.run();
            String what = "moment " + moment + ", " + answer[0];
            assertFalse(toldBefore[0], what);
            int last = rig.toldFor().get(rig.toldFor().size() - 1);
            if (answer[0] == UpdateFirmwareStatus.AcceptedCanceled || answer[0] == UpdateFirmwareStatus.Accepted) {
                assertEquals(2, rig.transfer.orders.size(), what);
                rig.fileComes();
                assertEquals(2, rig.toldFor().get(rig.toldFor().size() - 1), what);
                assertEquals(answer[0] == UpdateFirmwareStatus.Accepted ? 2 : 1, rig.installer.applied.size(), what);
            } else {
                assertEquals(1, last, what);
                assertEquals(1, rig.installer.applied.size(), what);
            }
            assertEquals(Installed, rig.told().get(rig.told().size() - 1), what);
        }
    }

    private void after(int tasks, Runnable task) {
        rig.station.loop().execute(() -> {
            if (tasks == 0) {
                task.run();
            } else {
                after(tasks - 1, task);
            }
        });
    }

    // ---- telling

    @Test
    @DisplayName("L01.FR.01: offline while downloading, what happened is told when the link is back, in order")
    void offline() throws Exception {
        rig.ask(1);
        rig.station.csms().link(false);
        rig.fileComes();
        rig.station.advance(Duration.ofHours(1));
        assertEquals(1, rig.installer.applied.size(), "the update does not wait for the link");
        assertEquals(List.of(Downloading), rig.told());
        rig.station.csms().link(true);
        rig.run();
        assertEquals(ALL, rig.told());
        assertEquals(List.of("FirmwareUpdated"), rig.securityEvents());
    }

    @Test
    @DisplayName("L01.FR.01: what is not told yet when the power goes is told afterwards, once")
    void offlineOverAPowerCut() throws Exception {
        rig.ask(1);
        rig.station.csms().link(false);
        rig.fileComes();
        rig = rig.powerCut();
        rig.run();
        assertEquals(List.of(Downloaded, SignatureVerified, Installing, Installed), rig.told());
    }

    @Test
    @DisplayName("B02.FR.02: not before the station is accepted")
    void notAccepted() throws Exception {
        rig.station.registration().forget();
        rig.ask(1);
        rig.fileComes();
        assertEquals(List.of(), rig.told());
        rig.station.registration().update(RegistrationStatus.Accepted);
        rig.run();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("A status that a CSMS does not answer, or rejects, is reported again a few times, and does not stop the update")
    void noAnswer() throws Exception {
        rig.station.csms().fail(FirmwareStatusNotificationRequest.class, Cause.TIMEOUT);
        rig.ask(1);
        rig.station.advance(Duration.ofSeconds(50));
        rig.station.csms().answer(FirmwareStatusNotificationRequest.class, q -> new FirmwareStatusNotificationResponse());
        rig.station.advance(Duration.ofSeconds(20));
        assertEquals(List.of(Downloading, Downloading), rig.told());
        rig.station.csms().fail(FirmwareStatusNotificationRequest.class, Cause.ERROR);
        rig.fileComes();
        rig.station.advance(Duration.ofHours(1));
        assertEquals(List.of(Downloading, Downloaded, SignatureVerified, Installing, Installed), rig.told().stream().distinct().toList());
        assertEquals(2 + 4 * 5, rig.told().size());
    }

    @Test
    @DisplayName("A CSMS that never answers does not stop the update, nor what comes after")
    void neverAnAnswer() throws Exception {
        rig.station.csms().fail(FirmwareStatusNotificationRequest.class, Cause.TIMEOUT);
        rig.ask(1);
        rig.fileComes();
        rig.station.advance(Duration.ofHours(1));
        assertEquals(5, rig.told().stream().filter(status -> status == Downloading).count());
        assertEquals(List.of("FirmwareUpdated"), rig.securityEvents());
    }
}
