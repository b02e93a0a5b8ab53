package io.busbar.block.firmware;

import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloaded;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Downloading;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallRebooting;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallScheduled;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallVerificationFailed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.InstallationFailed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installed;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.Installing;
import static io.busbar.ocpp.messages.firmware.FirmwareStatus.SignatureVerified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareStatus;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.session.Authorization;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

    private static final List<FirmwareStatus> BEFORE = List.of(Downloading, Downloaded, SignatureVerified);
    private static final List<FirmwareStatus> ALL = with(Installing, Installed);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(folder);
    }

    private static List<FirmwareStatus> with(FirmwareStatus... more) {
        List<FirmwareStatus> all = new ArrayList<>(BEFORE);
        all.addAll(List.of(more));
        return all;
    }

    private void upToInstallation() throws Exception {
        rig.ask(1);
        rig.fileComes();
    }

    private ConnectorStatus status(int evse) {
        return rig.station.evse(evse).connector(1).orElseThrow().status();
    }

    private void session(int evse) {
        rig.sessions.running.put(evse,
                new Authorization(new IdToken("A", "Central"), Optional.empty(), TriggerReason.Authorized, OptionalInt.empty()));
        rig.station.evse(evse).occupy(true);
        rig.run();
    }

    private void sessionEnds(int evse) {
        var transaction = rig.sessions.transaction(evse).orElseThrow();
        rig.sessions.running.remove(evse);
        rig.station.evse(evse).occupy(false);
        rig.station.events().publish(new StationEvent.TransactionChanged(rig.station.loop().now(),
                TransactionEventType.Ended, transaction));
        rig.run();
    }

    // ---- how it ends

    @ParameterizedTest
    @CsvSource({"INVALID_ARCHIVE, InstallVerificationFailed", "WRONG_SIGNER, InstallVerificationFailed",
            "REVOKED_KEY, InstallVerificationFailed", "EXPIRED, InstallVerificationFailed", "TOO_OLD, InstallVerificationFailed",
            "SAME_VERSION, InstallVerificationFailed", "UNRESOLVED, InstallVerificationFailed", "RESTART_NEEDED, InstallationFailed",
            "NO_SPACE, InstallationFailed", "NOTHING_TO_DO, InstallationFailed"})
    @DisplayName("L01.FR.29, TC_L_08: what the plan refuses is told as installing and failed, and changes nothing")
    void refused(RefusalReason refusal, FirmwareStatus expected) throws Exception {
        rig.installer.refusesPlan = Optional.of(refusal);
        upToInstallation();
        assertEquals(with(Installing, expected), rig.told());
        assertEquals(List.of(), rig.installer.applied);
        assertEquals(List.of(), rig.files());
        assertEquals("the plan says " + refusal,
                rig.station.csms().last(FirmwareStatusNotificationRequest.class).statusInfo().additionalInfo());
    }

    @Test
    @DisplayName("L01.FR.29: what is refused after a good plan")
    void refusedLate() throws Exception {
        rig.installer.refusesUpdate = Optional.of(RefusalReason.TOO_OLD);
        upToInstallation();
        assertEquals(with(Installing, InstallVerificationFailed), rig.told());
        assertEquals(List.of(), rig.securityEvents());
    }

    @Test
    @DisplayName("L01.FR.01: InstallationFailed when the modules from before are back")
    void rolledBack() throws Exception {
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        assertEquals(with(Installing), rig.told());
        rig.installer.end(Outcome.ROLLED_BACK, "metering waits for Meter");
        rig.run();
        assertEquals(with(Installing, InstallationFailed), rig.told());
        assertEquals("metering waits for Meter",
                rig.station.csms().last(FirmwareStatusNotificationRequest.class).statusInfo().additionalInfo());
        assertEquals(List.of(), rig.securityEvents());
    }

    @Test
    @DisplayName("L01.FR.28: Installed not before the health window is over")
    void notTooEarly() throws Exception {
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        rig.station.advance(Duration.ofMinutes(5));
        assertEquals(with(Installing), rig.told());
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.05: while somebody else's update is under way, this one waits")
    void busy() throws Exception {
        rig.installer.refusesPlan = Optional.of(RefusalReason.BUSY);
        upToInstallation();
        rig.station.advance(Duration.ofMinutes(3));
        assertEquals(BEFORE, rig.told());
        rig.installer.refusesPlan = Optional.empty();
        rig.station.advance(Duration.ofSeconds(30));
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.01: InstallationFailed when that does not end")
    void busyForTooLong() throws Exception {
        rig.installer.refusesPlan = Optional.of(RefusalReason.BUSY);
        upToInstallation();
        rig.station.advance(Duration.ofHours(2));
        assertEquals(with(Installing, InstallationFailed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.27, L02.FR.18, TC_L_11: while it is installed it cannot be cancelled")
    void cannotBeCancelled() throws Exception {
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        UpdateFirmwareResponse response = rig.ask(rig.request(2).build());
        assertEquals(UpdateFirmwareStatus.Rejected, response.status());
        assertEquals("FwUpdateInProgress", response.statusInfo().reasonCode());
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(ALL, rig.told());
        assertEquals(List.of(1), rig.toldFor());
    }

    @Test
    @DisplayName("The module that installs may be away for a while")
    void installerAway() throws Exception {
        rig.ask(1);
        rig.station.services().beginReplacement(Updates.class);
        rig.fileComes();
        assertEquals(BEFORE, rig.told());
        rig.station.services().endReplacement(Updates.class, rig.installer);
        rig.run();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("InstallationFailed at once when no installed module installs updates")
    void installerGone() throws Exception {
        rig.ask(1);
        rig.station.services().remove(Updates.class);
        rig.fileComes();
        rig.run();
        assertEquals(with(InstallationFailed), rig.told());
    }

    @Test
    @DisplayName("Another version of what installs is asked how it ended")
    void installerReplaced() throws Exception {
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        FakeInstaller next = rig.installer.next(rig.station.loop());
        rig.station.services().beginReplacement(Updates.class);
        rig.run();
        rig.station.services().endReplacement(Updates.class, next);
        rig.run();
        next.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(ALL, rig.told());
        assertEquals(0, next.applied.size());
    }

    @Test
    @DisplayName("What a version that is gone planned is not wanted any more")
    void installerReplacedWhilePlanning() throws Exception {
        rig.installer.slowPlan = Optional.of(rig.station.loop().promises().deferred());
        upToInstallation();
        assertEquals(1, rig.installer.planned);
        FakeInstaller next = rig.installer.next(rig.station.loop());
        next.outcome = Optional.empty();
        rig.station.services().beginReplacement(Updates.class);
        rig.station.services().endReplacement(Updates.class, next);
        rig.run();
        rig.installer.slowPlan.get().resolve(rig.installer.plan());
        rig.run();
        assertEquals(1, next.applied.size() + rig.installer.applied.size());
        next.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.27: what began to be installed while a second request's certificate was checked is not cancelled")
    void tooLateToCancel() throws Exception {
        rig.installer.outcome = Optional.empty();
        rig.ask(1, rig.firmware().installDateTime(Rig.START.plusSeconds(60)));
        rig.fileComes();
        rig.station.advance(Duration.ofSeconds(55));
        rig.station.virtual().offloadTakes(Duration.ofSeconds(10));
        assertEquals(UpdateFirmwareStatus.Rejected, rig.ask(2));
        assertEquals(1, rig.installer.applied.size());
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(with(InstallScheduled, Installing, Installed), rig.told());
    }

    // ---- sessions

    @Test
    @DisplayName("L01.FR.05, L01.FR.06, TC_L_16: an update that needs no restart is installed while cars charge")
    void whileCharging() throws Exception {
        session(1);
        upToInstallation();
        assertEquals(ALL, rig.told());
        assertEquals(ConnectorStatus.Available, status(2));
    }

    private void waitsForSessions() throws Exception {
        session(1);
        rig.ask(1);
        rig.fileComes();
        assertEquals(with(InstallScheduled), rig.told());
        assertEquals(List.of(), rig.installer.applied);
    }

    @Test
    @DisplayName("L01.FR.07, L01.FR.33, L01.FR.34, L02.FR.04, L02.FR.22, L02.FR.23, TC_L_15: with a restart it waits, and free EVSEs are Unavailable")
    void waitsForTheLastSession() throws Exception {
        rig.installer.restart = true;
        session(2);
        waitsForSessions();
        assertEquals(ConnectorStatus.Occupied, status(1));
        sessionEnds(2);
        assertEquals(ConnectorStatus.Unavailable, status(2), "it does not become available");
        assertEquals(List.of(), rig.installer.applied);
        rig.installer.outcome = Optional.of(Outcome.RESTARTING);
        sessionEnds(1);
        assertEquals(ConnectorStatus.Unavailable, status(1));
        assertEquals(with(InstallScheduled, Installing, InstallRebooting), rig.told());
        assertEquals(1, rig.installer.applied.size());
    }

    @Test
    @DisplayName("L01.FR.07: free EVSEs are Unavailable from the beginning of the wait, and Available after it")
    void unavailableWhileItWaits() throws Exception {
        rig.installer.idle = true;
        rig.installer.outcome = Optional.empty();
        waitsForSessions();
        assertEquals(ConnectorStatus.Unavailable, status(2));
        sessionEnds(1);
        assertEquals(with(InstallScheduled, Installing), rig.told());
        assertEquals(ConnectorStatus.Unavailable, status(1));
        rig.installer.end(Outcome.ROLLED_BACK, "sick");
        rig.run();
        assertEquals(ConnectorStatus.Available, status(1));
        assertEquals(ConnectorStatus.Available, status(2));
    }

    @Test
    @DisplayName("L01.FR.07, TC_L_14: AllowNewSessionsPendingFirmwareUpdate keeps free EVSEs Available, from when it is set")
    void newSessionsAllowed() throws Exception {
        rig.installer.restart = true;
        waitsForSessions();
        assertEquals(ConnectorStatus.Unavailable, status(2));
        rig.station.write("ChargingStation.AllowNewSessionsPendingFirmwareUpdate", "true");
        rig.run();
        assertEquals(ConnectorStatus.Available, status(2));
        session(2);
        sessionEnds(1);
        assertEquals(ConnectorStatus.Available, status(1));
        assertEquals(List.of(), rig.installer.applied);
        sessionEnds(2);
        assertEquals(1, rig.installer.applied.size());
    }

    @Test
    @DisplayName("L01.FR.24: cancelled while it waits for sessions, EVSEs are Available again")
    void cancelledWhileItWaits() throws Exception {
        rig.installer.restart = true;
        waitsForSessions();
        rig.installer.restart = false;
        rig.station.csms().forget();
        assertEquals(UpdateFirmwareStatus.AcceptedCanceled, rig.ask(2));
        assertEquals(ConnectorStatus.Available, status(2));
        sessionEnds(1);
        assertEquals(List.of(), rig.installer.applied);
        rig.fileComes();
        assertEquals(ALL, rig.told());
    }

    @Test
    @DisplayName("L01.FR.07: a cable without a session does not hold it up")
    void cableOnly() throws Exception {
        rig.installer.restart = true;
        var driver = rig.station.addEvse(3);
        driver.connectCar();
        rig.run();
        assertEquals(ConnectorStatus.Occupied, status(3));
        upToInstallation();
        assertEquals(1, rig.installer.applied.size());
    }

    @Test
    @DisplayName("L01.FR.06: where the OEM wants it, every update waits")
    void alwaysIdle() throws Exception {
        Path other = folder.resolve("other");
        rig = new Rig(other, new Settings(other.resolve("roots"), other.resolve("work"), true, false, 1_000, 0, Duration.ZERO));
        waitsForSessions();
        sessionEnds(1);
        assertEquals(with(InstallScheduled, Installing, Installed), rig.told());
        assertTrue(rig.installer.applied.get(0).order().whenIdle());
    }

    // ---- restarts

    @Test
    @DisplayName("L01.FR.15, L01.FR.32, L02.FR.09, L02.FR.21, TC_L_01: InstallRebooting before the restart, Installed after it")
    void restarts() throws Exception {
        rig.installer.restart = true;
        rig.installer.outcome = Optional.of(Outcome.RESTARTING);
        upToInstallation();
        assertEquals(with(Installing, InstallRebooting), rig.told());
        rig.installer.outcome = Optional.empty();
        rig = rig.powerCut();
        rig.station.advance(Duration.ofSeconds(15));
        assertEquals(List.of(), rig.told());
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(List.of(Installed), rig.told());
        assertEquals(List.of(1), rig.toldFor());
        assertEquals(List.of("FirmwareUpdated"), rig.securityEvents());
        assertEquals(0, rig.installer.applied.size());
        assertEquals(List.of(), rig.files());
    }

    @Test
    @DisplayName("L01.FR.32: the CSMS has heard of the restart before it is begun, if it can hear")
    void saidBeforeDone() throws Exception {
        rig.installer.restart = true;
        rig.station.csms().latency(Duration.ofSeconds(2));
        rig.ask(1);
        rig.transfer.last().complete(Rig.FILE);
        rig.station.runUntil(() -> rig.told().contains(InstallRebooting), Duration.ofMinutes(1));
        assertEquals(List.of(), rig.installer.applied);
        rig.station.advance(Duration.ofSeconds(2));
        assertEquals(1, rig.installer.applied.size());
    }

    @Test
    @DisplayName("L01.FR.32: offline it restarts all the same, and tells afterwards")
    void restartsOffline() throws Exception {
        rig.installer.restart = true;
        rig.installer.outcome = Optional.of(Outcome.RESTARTING);
        rig.ask(1);
        rig.station.csms().link(false);
        rig.fileComes();
        rig.station.advance(Duration.ofSeconds(11));
        assertEquals(1, rig.installer.applied.size());
        rig = rig.powerCut();
        rig.run();
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        assertEquals(List.of(Downloaded, SignatureVerified, Installing, InstallRebooting, Installed), rig.told());
    }

    @Test
    @DisplayName("L01.FR.32: InstallationFailed after a restart that brought the old generation back")
    void rolledBackByRestart() throws Exception {
        rig.installer.restart = true;
        rig.installer.outcome = Optional.of(Outcome.RESTARTING);
        upToInstallation();
        rig.installer.end(Outcome.ROLLED_BACK, "it did not boot");
        rig = rig.powerCut();
        rig.run();
        assertEquals(List.of(InstallationFailed), rig.told());
        assertEquals(List.of(), rig.securityEvents());
    }

    @Test
    @DisplayName("L01.FR.07: a session that was quicker than the restart is the last one")
    void quickSession() throws Exception {
        rig.installer.restart = true;
        rig.installer.outcome = Optional.of(Outcome.RESTARTING);
        upToInstallation();
        assertEquals(ConnectorStatus.Available, status(2));
        session(1);
        assertEquals(ConnectorStatus.Unavailable, status(2));
    }

    @Test
    @DisplayName("Law 2: a power cut in the middle of a swap; the history says how it ended")
    void powerCutWhileInstalling() throws Exception {
        rig.installer.outcome = Optional.empty();
        rig.installer.other();
        upToInstallation();
        rig = rig.powerCut();
        rig.run();
        rig.installer.end(Outcome.ROLLED_BACK, "the station stopped while it was under way");
        rig.run();
        assertEquals(List.of(InstallationFailed), rig.told());
        assertEquals(0, rig.installer.applied.size());
    }

    @Test
    @DisplayName("Law 2: an earlier update for a request of the same number is not taken for this one")
    void sameNumberBefore() throws Exception {
        upToInstallation();
        rig.station.csms().forget();
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        rig = rig.powerCut();
        rig.run();
        assertEquals(List.of(), rig.told());
        rig.installer.end(Outcome.ROLLED_BACK, "sick");
        rig.run();
        assertEquals(List.of(InstallationFailed), rig.told());
    }

    @Test
    @DisplayName("Law 2: nor is it taken for this one when the power went before this one was given to who installs")
    void sameNumberBeforeAndNotBegun() throws Exception {
        upToInstallation();
        rig.installer.restart = true;
        rig.ask(1);
        rig.station.csms().link(false);
        rig.fileComes();
        assertEquals(1, rig.installer.applied.size(), "it waits for its last words to be heard");
        rig.installer.restart = false;
        rig = rig.powerCut();
        rig.run();
        assertEquals(1, rig.installer.applied.size());
        assertEquals(Installed, rig.told().get(rig.told().size() - 1));
        assertEquals(2, rig.installer.history().size());
    }

    @Test
    @DisplayName("This block may be replaced by the very update that it ordered")
    void replacedItself() throws Exception {
        rig.installer.outcome = Optional.empty();
        upToInstallation();
        rig.block.close();
        rig.run();
        FakeInstaller same = rig.installer;
        same.end(Outcome.INSTALLED, "");
        Rig next = rig.powerCut();
        next.run();
        assertEquals(List.of(Installed), next.told());
        assertEquals(List.of("FirmwareUpdated"), next.securityEvents());
    }

    @ParameterizedTest
    @EnumSource(value = FirmwareStatus.class, names = {"DownloadScheduled", "Downloading", "InstallScheduled", "Installing"})
    @DisplayName("Law 2: a restart in each long state goes on from there and tells nothing twice")
    void restartInEachState(FirmwareStatus state) throws Exception {
        rig.installer.outcome = Optional.empty();
        rig.ask(rig.request(6).firmware(rig.firmware().retrieveDateTime(Rig.START.plusSeconds(3600))
                .installDateTime(Rig.START.plusSeconds(7200)).build()).build());
        List<FirmwareStatus> told = new ArrayList<>();
        if (state == FirmwareStatus.DownloadScheduled) {
            told.addAll(rig.told());
            rig = rig.powerCut();
        }
        rig.station.advance(Duration.ofSeconds(3600));
        if (state == Downloading) {
            told.addAll(rig.told());
            rig = rig.powerCut();
            // the process ended within a minute of the download's beginning: a failed try
            rig.station.advance(Duration.ofSeconds(61));
        }
        rig.fileComes();
        if (state == InstallScheduled) {
            told.addAll(rig.told());
            rig = rig.powerCut();
        }
        rig.station.advance(Duration.ofSeconds(3600));
        if (state == Installing) {
            told.addAll(rig.told());
            rig = rig.powerCut();
            rig.run();
        }
        rig.installer.end(Outcome.INSTALLED, "");
        rig.run();
        told.addAll(rig.told());
        assertEquals(List.of(FirmwareStatus.DownloadScheduled, Downloading, Downloaded, SignatureVerified, InstallScheduled, Installing,
                Installed), told);
        assertEquals(List.of(6), rig.toldFor());
    }

    @Test
    @DisplayName("Law 2: the power may go at any moment; in the end it is installed once, and what was told is in order")
    void powerCutAtAnyMoment() throws Exception {
        List<FirmwareStatus> order = List.of(Downloading, Downloaded, SignatureVerified, Installing, InstallRebooting, Installed);
        for (int moment = 0; moment < 60; moment++) {
            Path here = folder.resolve("moment" + moment);
            Rig first = new Rig(here);
            first.transfer.content = Optional.of(Rig.FILE);
            first.station.csms().latency(Duration.ofMillis(3));
            first.block.handle(first.request(1).build());
            for (int step = 0; step < moment; step++) {
                first.station.advance(Duration.ofMillis(1));
            }
            Rig second = first.powerCut();
            second.station.advance(Duration.ofMinutes(2));
            List<FirmwareStatus> told = new ArrayList<>(first.told());
            told.addAll(second.told());
            boolean taken = !told.isEmpty();
            assertTrue(taken || moment < 8, "moment " + moment + ": nothing was told");
            if (taken) {
                assertEquals(Installed, told.get(told.size() - 1), "moment " + moment);
                int[] ranks = told.stream().mapToInt(order::indexOf).toArray();
                assertTrue(IntStream.range(1, ranks.length).allMatch(i -> ranks[i] >= ranks[i - 1]), "moment " + moment + ": " + told);
                assertEquals(order.size() - 1, told.stream().distinct().count(), "moment " + moment + ": " + told);
                assertEquals(1, first.installer.applied.size() + second.installer.applied.size(), "moment " + moment);
                assertEquals(List.of(), second.files(), "moment " + moment);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("L01.FR.30: an archive under whose plan or installation the process ends is tried once more, for it may have been the power, and then failed")
    void processEndsUnderInstallation(boolean plan) throws Exception {
        rig.installer.outcome = Optional.empty();
        rig.installer.unnoticed = !plan;
        rig.installer.neverPlans = plan;
        rig.ask(1);
        rig.fileComes();
        for (int start = 0; start < 4; start++) {
            assertEquals(start < 2 ? 1 : 0, plan ? rig.installer.planned : rig.installer.applied.size(), "start " + start);
            if (start == 2) {
                assertEquals(FirmwareStatus.InstallationFailed, rig.told().get(rig.told().size() - 1));
                assertEquals(List.of(), rig.files());
            }
            rig = rig.powerCut();
            rig.run();
        }
        assertEquals(List.of(), rig.told());
    }

    @Test
    @DisplayName("A file that is gone after a power cut is fetched again")
    void fileLost() throws Exception {
        rig.ask(1);
        rig.transfer.last().complete(Rig.FILE);
        rig.station.settle();
        Files.delete(rig.settings.work().resolve("1.bin"));
        rig.run();
        rig.fileComes();
        assertEquals(List.of(Downloading, Downloaded, Downloading, Downloaded, SignatureVerified, Installing, Installed), rig.told());
    }
}
