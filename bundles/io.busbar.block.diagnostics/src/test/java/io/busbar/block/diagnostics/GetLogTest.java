package io.busbar.block.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.diagnostics.GetLogRequest;
import io.busbar.ocpp.messages.diagnostics.GetLogResponse;
import io.busbar.ocpp.messages.diagnostics.LogParameters;
import io.busbar.ocpp.messages.diagnostics.LogStatus;
import io.busbar.ocpp.messages.diagnostics.LogStatusNotificationRequest;
import io.busbar.ocpp.messages.diagnostics.LogStatusNotificationResponse;
import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.ocpp.messages.diagnostics.UploadLogStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.record.LogSource;
import io.busbar.store.api.FreeSpace;
import io.busbar.testkit.TestStation;
import io.busbar.transfer.api.TransferFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

class GetLogTest {

    private static final String PLACE = "https://logs.example.com/in/";

    @TempDir
    Path folder;

    private TestStation station;
    private Optional<DurableJobs> durable = Optional.empty();
    private FakeSender sender;
    private GetLog block;

    private record Source(LogType kind, String name, String text) implements LogSource {

        @Override
        public void write(Instant from, Instant to, OutputStream out) throws IOException {
            out.write((text + " from " + from + " to " + to).getBytes(StandardCharsets.UTF_8));
            out.close();
        }
    }

    @BeforeEach
    void start() {
        live(new TestStation());
    }

    private void live(TestStation life) {
        station = life;
        station.csms().answer(LogStatusNotificationRequest.class, request -> new LogStatusNotificationResponse(null));
        sender = new FakeSender(station.loop());
        block = new GetLog(station.loop(), station.csms(), station.store(), new Memory(station.store()), station.variables(),
                durable.orElse(station.jobs()), station.neighbours(), folder);
        block.addSource(new Source(LogType.SecurityLog, "security.log", "events"));
        block.addSource(new Source(LogType.DiagnosticsLog, "station.log", "lines"));
        block.addSender(sender);
        station.listen("diagnostics.log", block);
        station.settle();
    }

    private GetLogResponse ask(int id, LogType type, String location, Integer retries, Integer interval) {
        GetLogResponse response = station.get(
                block.handle(new GetLogRequest(new LogParameters(location, null, null, null), type, id, retries, interval, null)));
        settle();
        return response;
    }

    /** Files are written by a worker. */
    private void settle() {
        station.settle();
        station.advance(Duration.ofMillis(100));
    }

    private List<UploadLogStatus> told(int id) {
        return station.csms().requests(LogStatusNotificationRequest.class).stream().filter(n -> Integer.valueOf(id).equals(n.requestId()))
                .map(LogStatusNotificationRequest::status).toList();
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    @DisplayName("N01.FR.05: for a time of which there is no log, it is Rejected")
    void noLogOfThatTime() {
        station = new TestStation();
        sender = new FakeSender(station.loop());
        block = new GetLog(station.loop(), station.csms(), station.store(), new Memory(station.store()), station.variables(),
                durable.orElse(station.jobs()), station.neighbours(), folder);
        Instant event = TestStation.START.minusSeconds(60);
        block.addSource(new LogSource() {

            @Override
            public LogType kind() {
                return LogType.SecurityLog;
            }

            @Override
            public String name() {
                return "security.log";
            }

            @Override
            public void write(Instant from, Instant to, OutputStream out) throws IOException {
                if (!event.isBefore(from) && !event.isAfter(to)) {
                    out.write("an event".getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        block.addSender(sender);
        station.settle();
        assertEquals(LogStatus.Rejected, between(event.plusSeconds(1), TestStation.START));
        assertEquals(LogStatus.Rejected, between(null, event.minusSeconds(1)));
        assertEquals(0, sender.count());
        assertEquals(LogStatus.Accepted, between(event.minusSeconds(1), null));
    }

    private LogStatus between(Instant from, Instant to) {
        return station.get(block.handle(
                new GetLogRequest(new LogParameters(PLACE, from, to, null), LogType.SecurityLog, 1, null, null, null))).status();
    }

    @Test
    @DisplayName("N01.FR.12: a request whose answer is not out yet is cancelled by the next as well")
    void twoAtOnce() throws IOException {
        Promise<GetLogResponse> first = block
                .handle(new GetLogRequest(new LogParameters(PLACE, null, null, null), LogType.DiagnosticsLog, 7,
                        null, null, null));
        Promise<GetLogResponse> second = block.handle(new GetLogRequest(new LogParameters(PLACE, null, null, null), LogType.SecurityLog, 8,
                null, null, null));
        assertEquals(LogStatus.Accepted, station.get(first).status());
        assertEquals(LogStatus.AcceptedCanceled, station.get(second).status());
        settle();
        assertEquals(List.of(UploadLogStatus.AcceptedCanceled), told(7));
        assertEquals(List.of(UploadLogStatus.Uploading), told(8));
    }

    @Test
    @DisplayName("N01.FR.09: a sender that is replaced while the file is put together does not have it put together twice at once")
    void replacedWhileAssembled() throws IOException {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        block.addSource(new LogSource() {

            @Override
            public LogType kind() {
                return LogType.DiagnosticsLog;
            }

            @Override
            public String name() {
                return "slow.log";
            }

            @Override
            public void write(Instant from, Instant to, OutputStream out) throws IOException {
                most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                out.close();
                writing.decrementAndGet();
            }
        });
        station.get(
                block.handle(new GetLogRequest(new LogParameters(PLACE, null, null, null), LogType.DiagnosticsLog, 7, null, null, null)));
        block.removeSender(sender);
        FakeSender next = new FakeSender(station.loop());
        block.addSender(next);
        settle();
        settle();
        assertEquals(1, most.get());
        assertEquals(List.of(UploadLogStatus.Uploading), told(7));
    }

    @Test
    @DisplayName("N01.FR.01, N01.FR.02, N01.FR.04, N01.FR.07, N01.FR.08, N01.FR.09: diagnostics are one file, and its way is told with the request's id")
    void diagnostics() throws IOException {
        GetLogResponse response = ask(7, LogType.DiagnosticsLog, PLACE, null, null);
        assertEquals(LogStatus.Accepted, response.status());
        assertTrue(response.filename().matches("diagnostics_\\d{8}T\\d{9}Z\\.zip"), response.filename());
        assertEquals(URI.create(PLACE + response.filename()), sender.last().to());
        assertEquals(List.of("station.log", "variables.txt"), List.copyOf(entries(sender.last().from()).keySet()));
        assertTrue(entries(sender.last().from()).get("variables.txt").contains("ChargingStation.Model = Test"),
                entries(sender.last().from())::toString);
        assertEquals(List.of(UploadLogStatus.Uploading), told(7));
        sender.done();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.Uploaded), told(7));
        assertFalse(Files.exists(sender.last().from()));
    }

    @Test
    @DisplayName("N01.FR.03: the security log, of the time that is asked for")
    void security() throws IOException {
        Instant from = TestStation.START.minusSeconds(60);
        station.get(block.handle(new GetLogRequest(new LogParameters(PLACE, from, TestStation.START, null), LogType.SecurityLog, 1, null,
                null, null)));
        settle();
        assertEquals(Map.of("security.log", "events from " + from + " to " + TestStation.START), entries(sender.last().from()));
    }

    @Test
    @DisplayName("N01.FR.05: what is not there, or cannot be sent, is Rejected, and what is under way goes on")
    void rejected() {
        assertEquals(LogStatus.Rejected, ask(1, LogType.DataCollectorLog, PLACE, null, null).status());
        assertEquals(LogStatus.Rejected, ask(2, LogType.SecurityLog, "no address", null, null).status());
        assertEquals(LogStatus.Rejected, ask(3, LogType.SecurityLog, "gopher://host/", null, null).status());
        ask(4, LogType.SecurityLog, PLACE, null, null);
        assertEquals(LogStatus.Rejected, ask(5, LogType.SecurityLog, "gopher://host/", null, null).status());
        assertFalse(sender.cancelled());
        assertEquals(0, told(5).size());
    }

    @Test
    @DisplayName("N01.FR.10: as many tries as ordered, so far apart; each failure is told")
    void failed() {
        ask(1, LogType.SecurityLog, PLACE, 2, 30);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(attempt, sender.count());
            sender.fail(TransferFailure.UNAUTHORIZED);
            settle();
            station.advance(Duration.ofSeconds(20));
            assertEquals(attempt, sender.count());
            station.advance(Duration.ofSeconds(11));
            settle();
        }
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.PermissionDenied, UploadLogStatus.Uploading,
                UploadLogStatus.PermissionDenied, UploadLogStatus.Uploading, UploadLogStatus.PermissionDenied), told(1));
        assertEquals(3, sender.count());
    }

    @Test
    @DisplayName("N01.FR.10: where the CSMS does not say how often, only what may pass is tried again")
    void ownTries() {
        ask(1, LogType.SecurityLog, PLACE, null, null);
        sender.fail(TransferFailure.UNAVAILABLE);
        settle();
        station.advance(Duration.ofSeconds(61));
        settle();
        assertEquals(2, sender.count());
        sender.fail(TransferFailure.REFUSED);
        station.advance(Duration.ofMinutes(10));
        assertEquals(2, sender.count());
        assertEquals(UploadLogStatus.UploadFailure, told(1).get(told(1).size() - 1));
    }

    @Test
    @DisplayName("N01.FR.12, N01.FR.20: a second request cancels the first, and says so for both")
    void second() {
        String first = ask(1, LogType.SecurityLog, PLACE, null, null).filename();
        assertTrue(first.matches("security_\\d{8}T\\d{9}Z\\.zip"), first);
        GetLogResponse response = ask(2, LogType.SecurityLog, PLACE, null, null);
        assertEquals(LogStatus.AcceptedCanceled, response.status());
        assertNotEquals(first, response.filename());
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.AcceptedCanceled), told(1));
        assertTrue(sender.cancelled());
        sender.done();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.Uploaded), told(2));
    }

    @Test
    @DisplayName("N01.FR.12, N01.FR.20: a second request while the first file is still being put together takes its place for good")
    void secondWhileAssembling() {
        station.get(block.handle(new GetLogRequest(new LogParameters(PLACE, null, null, null), LogType.SecurityLog, 1, null, null, null)));
        station.settle();
        assertEquals(0, sender.count());
        assertEquals(LogStatus.AcceptedCanceled, ask(2, LogType.DiagnosticsLog, PLACE, null, null).status());
        assertEquals(List.of(UploadLogStatus.AcceptedCanceled), told(1));
        assertEquals(1, sender.count());
        sender.done();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.Uploaded), told(2));
    }

    @Test
    @DisplayName("N01.FR.13: triggered while nothing is under way there is no request's id; else there is")
    void triggered() {
        TriggerMessageRequest trigger = new TriggerMessageRequest(MessageTrigger.LogStatusNotification, null, null, null);
        block.prepare(trigger).orElseThrow().run();
        settle();
        LogStatusNotificationRequest idle = station.csms().last(LogStatusNotificationRequest.class);
        assertEquals(UploadLogStatus.Idle, idle.status());
        assertNull(idle.requestId());
        ask(3, LogType.SecurityLog, PLACE, null, null);
        block.prepare(trigger).orElseThrow().run();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.Uploading), told(3));
    }

    @Test
    @DisplayName("N01.FR.02, N01.FR.09: over a power cut the upload begins anew, and what was not told is told")
    void powerCut() {
        ask(1, LogType.SecurityLog, PLACE, null, null);
        station.csms().link(false);
        station.advance(Duration.ofMinutes(2));
        live(station.powerCut());
        settle();
        assertEquals(1, sender.count());
        sender.done();
        settle();
        assertEquals(UploadLogStatus.Uploaded, told(1).get(told(1).size() - 1));
        live(station.powerCut());
        settle();
        assertEquals(0, sender.count());
    }

    @Test
    @DisplayName("N01.FR.10: an upload under which the process ends is a failed try at each start, and is given up as often as the request says")
    void processEnds() {
        ask(1, LogType.SecurityLog, PLACE, 2, 30);
        for (int tries = 0; tries < 2; tries++) {
            assertEquals(1, sender.count());
            live(station.powerCut());
            settle();
            assertEquals(0, sender.count(), "it is resumed at once");
            assertEquals(List.of(UploadLogStatus.UploadFailure), told(1));
            station.advance(Duration.ofSeconds(31));
        }
        assertEquals(1, sender.count());
        live(station.powerCut());
        station.advance(Duration.ofHours(1));
        assertEquals(0, sender.count());
        assertEquals(List.of(UploadLogStatus.UploadFailure), told(1));
        live(station.powerCut());
        station.advance(Duration.ofHours(1));
        assertEquals(0, sender.count());
        assertEquals(List.of(), told(1));
    }

    /** Jobs of before the start may go on when the test says so. */
    private Deferred<Void> resuming() {
        Deferred<Void> resuming = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
        TestStation next = station.powerCut();
        durable = Optional.of(new DurableJobs() {

            @Override
            public Promise<Void> mayResume() {
                return resuming.getPromise();
            }

            @Override
            public Promise<Begin> begin(String job, int forgiven) {
                return next.jobs().begin(job, forgiven);
            }

            @Override
            public void end(String job) {
                next.jobs().end(job);
            }
        });
        live(next);
        settle();
        return resuming;
    }

    @Test
    @DisplayName("N01.FR.12: after a start an upload waits for the CSMS, which can cancel it before it goes on; what it asks for anew does not wait")
    void cancelledAtTheStart() {
        ask(1, LogType.SecurityLog, PLACE, null, null);
        station.advance(Duration.ofMinutes(2));
        Deferred<Void> resuming = resuming();
        station.advance(Duration.ofHours(1));
        assertEquals(0, sender.count());
        TriggerMessageRequest trigger = new TriggerMessageRequest(MessageTrigger.LogStatusNotification, null, null, null);
        block.prepare(trigger).orElseThrow().run();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading), told(1));
        assertEquals(LogStatus.AcceptedCanceled, ask(2, LogType.SecurityLog, PLACE, null, null).status());
        assertEquals(1, sender.count());
        resuming.resolve(null);
        settle();
        assertEquals(1, sender.count());
        assertEquals(UploadLogStatus.AcceptedCanceled, told(1).get(1));
        sender.done();
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.Uploaded), told(2));
    }

    @Test
    @DisplayName("After a start an upload that nobody cancels goes on")
    void goesOnAtTheStart() {
        ask(1, LogType.SecurityLog, PLACE, null, null);
        station.advance(Duration.ofMinutes(2));
        resuming().resolve(null);
        settle();
        assertEquals(1, sender.count());
    }

    @Test
    @DisplayName("N01.FR.10: a log for which the disk has no room is a failure, and nothing of it stays")
    void noRoom() throws IOException {
        station.services().register(FreeSpace.class, () -> 1_000);
        ask(1, LogType.DiagnosticsLog, PLACE, null, null);
        settle();
        assertEquals(0, sender.count());
        assertEquals(List.of(UploadLogStatus.UploadFailure), told(1));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    @DisplayName("While who sends is replaced, and while there is no network, it waits, and no try is lost")
    void waits() {
        ask(1, LogType.SecurityLog, PLACE, 0, 10);
        station.core().modules().park("transfer");
        block.removeSender(sender);
        station.advance(Duration.ofMinutes(5));
        FakeSender next = new FakeSender(station.loop());
        block.addSender(next);
        station.core().modules().release("transfer");
        settle();
        assertEquals(1, next.count());
        station.csms().link(false);
        next.fail(TransferFailure.UNREACHABLE);
        station.advance(Duration.ofMinutes(5));
        assertEquals(1, next.count());
        station.csms().link(true);
        settle();
        assertEquals(2, next.count());
    }

    @Test
    @DisplayName("NotSupportedOperation at once when the module that sends is removed")
    void senderRemoved() {
        station.core().modules().park("transfer");
        ask(1, LogType.SecurityLog, PLACE, 0, 10);
        block.removeSender(sender);
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading), told(1));
        station.core().modules().release("transfer");
        settle();
        assertEquals(List.of(UploadLogStatus.Uploading, UploadLogStatus.NotSupportedOperation), told(1));
    }

    @Test
    @DisplayName("The file's name is put to a folder; an address of HTTP without a slash at its end is used as it is")
    void names() {
        String name = ask(1, LogType.SecurityLog, "ftp://user:secret@host/logs", null, null).filename();
        assertEquals("ftp://user:secret@host/logs/" + name, sender.last().to().toString());
        assertFalse(sender.last().toString().contains("secret"));
        ask(2, LogType.SecurityLog, "https://host/upload?token=1", null, null);
        assertEquals("https://host/upload?token=1", sender.last().to().toString());
        name = ask(3, LogType.SecurityLog, "https://host", null, null).filename();
        assertEquals("https://host/" + name, sender.last().to().toString());
    }

    @Test
    @DisplayName("A source that fails keeps no other from being sent")
    void badSource() throws IOException {
        block.addSource(new LogSource() {
            @Override
            public LogType kind() {
                return LogType.SecurityLog;
            }

            @Override
            public String name() {
                return "bad.log";
            }

            @Override
            public void write(Instant from, Instant to, OutputStream out) throws IOException {
                throw new IOException("the disk is old");
            }
        });
        ask(1, LogType.SecurityLog, PLACE, null, null);
        assertEquals("not whole: the disk is old\n", entries(sender.last().from()).get("bad.log"));
        assertTrue(entries(sender.last().from()).get("security.log").startsWith("events"));
    }
}
