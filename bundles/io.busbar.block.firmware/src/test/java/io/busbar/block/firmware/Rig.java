package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.Firmware;
import io.busbar.ocpp.messages.firmware.FirmwareBuilder;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequest;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareRequestBuilder;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareResponse;
import io.busbar.ocpp.messages.firmware.UpdateFirmwareStatus;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.session.Sessions;
import io.busbar.testkit.FakeSessions;
import io.busbar.testkit.TestStation;
import io.busbar.update.api.Updates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;

/** A station with two EVSEs and the firmware block, its hardware and its neighbours in the test's hand. */
final class Rig {

    static final Instant START = TestStation.START;
    static final byte[] FILE = "a feature archive".getBytes(StandardCharsets.UTF_8);
    static final String LOCATION = "https://files.example.com/metering-2.0.0.bfa";

    /** The time is known. */
    boolean timeKnown = true;

    private final StationClock clock = new StationClock() {

        @Override
        public boolean trusted() {
            return timeKnown;
        }

        @Override
        public Optional<Instant> otherTime() {
            return station.clock().otherTime();
        }

        @Override
        public boolean awaitsConfirmation() {
            return false;
        }

        @Override
        public void timeReceived(Instant time, String source) {
            throw new AssertionError("this block tells no time");
        }
    };
    final Path folder;
    final Manufacturer maker;
    final Manufacturer.Signer signer;
    final TestStation station;
    final FakeSessions sessions;
    final FakeTransfer transfer;
    final FakeInstaller installer;
    final UpdateFirmware block;
    /** Who keeps roots, if anybody does. */
    private Optional<TrustedRoots> installed = Optional.empty();
    /** In place of the core's, which resumes jobs at once here. */
    private Optional<DurableJobs> jobs = Optional.empty();
    final Settings settings;

    static Settings settings(Path folder) {
        return new Settings(folder.resolve("roots"), folder.resolve("work"), false, false, 1_000_000, 3, Duration.ofSeconds(60));
    }

    Rig(Path folder) throws Exception {
        this(folder, settings(folder));
    }

    Rig(Path folder, Settings settings) throws Exception {
        this.folder = folder;
        this.settings = settings;
        maker = new Manufacturer("Maker");
        maker.installIn(settings.manufacturerRoots());
        signer = maker.signer("EC", 256);
        station = new TestStation();
        transfer = new FakeTransfer(station.loop());
        installer = new FakeInstaller(station.loop());
        sessions = new FakeSessions(station.loop());
        block = plugIn();
    }

    private Rig(Rig before, TestStation station, Optional<DurableJobs> jobs) {
        this.jobs = jobs;
        folder = before.folder;
        timeKnown = before.timeKnown;
        settings = before.settings;
        maker = before.maker;
        signer = before.signer;
        this.station = station;
        transfer = new FakeTransfer(station.loop());
        transfer.content = before.transfer.content;
        installer = before.installer.next(station.loop());
        sessions = new FakeSessions(station.loop());
        block = plugIn();
    }

    /** The power goes and comes back. */
    Rig powerCut() {
        return new Rig(this, station.powerCut(), Optional.empty());
    }

    /** @param mayResume when jobs of before may go on */
    Rig powerCut(Promise<Void> mayResume) {
        TestStation next = station.powerCut();
        return new Rig(this, next, Optional.of(new DurableJobs() {

            @Override
            public Promise<Void> mayResume() {
                return mayResume;
            }

            @Override
            public Promise<Begin> begin(String job, int forgiven) {
                return next.jobs().begin(job, forgiven);
            }

            @Override
            public void end(String job) {
                next.jobs().end(job);
            }
        }));
    }

    private UpdateFirmware plugIn() {
        station.addEvse(1);
        station.addEvse(2);
        station.csms().answer(FirmwareStatusNotificationRequest.class, q -> new FirmwareStatusNotificationResponse());
        station.services().register(Updates.class, installer);
        station.services().register(Sessions.class, sessions);
        installed.ifPresent(kept -> station.services().register(TrustedRoots.class, kept));
        UpdateFirmware now = fresh();
        now.bindTransfer(transfer);
        station.listen("firmware", now);
        station.settle();
        return now;
    }

    /** The station keeps these roots itself. */
    void keepRoots(List<X509Certificate> manufacturer) {
        TrustedRoots kept = new TrustedRoots() {

            @Override
            public List<X509Certificate> of(TrustUse use) {
                return use == TrustUse.MANUFACTURER ? manufacturer : List.of();
            }

            @Override
            public Promise<Void> install(TrustUse use, X509Certificate root) {
                throw new AssertionError("this block installs no roots");
            }

            @Override
            public Promise<Boolean> delete(TrustUse use, X509Certificate root) {
                throw new AssertionError("this block deletes no roots");
            }
        };
        installed = Optional.of(kept);
        station.services().register(TrustedRoots.class, kept);
        station.settle();
    }

    /** Another instance of the block. */
    UpdateFirmware fresh() {
        return new UpdateFirmware(station.loop(), clock, station.csms(), station.store(), station.station(), station.security(),
                station.model(), jobs.orElse(station.jobs()), station.neighbours(), settings);
    }

    /** The module that transfers is being replaced. */
    void beginTransferReplacement() {
        station.core().modules().park("transfer");
        block.unbindTransfer(transfer);
    }

    void endTransferReplacement(FakeTransfer next) {
        block.bindTransfer(next);
        station.core().modules().release("transfer");
        run();
    }

    // ---- requests

    /** A rightly signed one, to be fetched and installed at once. */
    FirmwareBuilder firmware() throws Exception {
        return Firmware.builder().location(LOCATION).retrieveDateTime(START.minusSeconds(7200)).signingCertificate(signer.pem())
                .signature(signer.sign(FILE));
    }

    UpdateFirmwareRequestBuilder request(int requestId) throws Exception {
        return UpdateFirmwareRequest.builder().requestId(requestId).firmware(firmware().build());
    }

    UpdateFirmwareResponse ask(UpdateFirmwareRequest request) {
        UpdateFirmwareResponse response = station.get(block.handle(request));
        station.settle();
        return response;
    }

    UpdateFirmwareStatus ask(int requestId, FirmwareBuilder firmware) {
        return ask(UpdateFirmwareRequest.builder().requestId(requestId).firmware(firmware.build()).build()).status();
    }

    UpdateFirmwareStatus ask(int requestId) throws Exception {
        return ask(request(requestId).build()).status();
    }

    /** The download under way brings the file; what follows is run. */
    void fileComes() {
        transfer.last().complete(FILE);
        run();
    }

    /** Lets what takes milliseconds happen. */
    void run() {
        station.advance(Duration.ofMillis(100));
    }

    // ---- what the CSMS heard

    List<FirmwareStatus> told() {
        return station.csms().requests(FirmwareStatusNotificationRequest.class).stream().map(FirmwareStatusNotificationRequest::status)
                .toList();
    }

    List<Integer> toldFor() {
        return station.csms().requests(FirmwareStatusNotificationRequest.class).stream().map(FirmwareStatusNotificationRequest::requestId)
                .distinct().toList();
    }

    List<String> securityEvents() {
        return station.security().entries().stream().map(entry -> entry.type()).filter(type -> type.contains("Firmware")).toList();
    }

    List<String> files() throws Exception {
        if (!Files.isDirectory(settings.work())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(settings.work())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
