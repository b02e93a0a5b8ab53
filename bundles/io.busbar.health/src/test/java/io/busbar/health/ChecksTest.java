package io.busbar.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.station.api.control.HealthConcern;
import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.core.Attachment;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import io.busbar.testkit.core.FakeMeterDriver;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class ChecksTest {

    private final TestStation station = new TestStation();

    private record Row(int value) {}

    /** A watch that tells what the test says. */
    private static final class Watch implements LoopMonitor {

        private final Map<String, Long> failures = new HashMap<>();
        private Optional<RunningTask> busy = Optional.empty();

        @Override
        public PriorityLane priorityLane(String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<RunningTask> busy() {
            return busy;
        }

        @Override
        public Map<String, Long> failures() {
            return Map.copyOf(failures);
        }

        @Override
        public void failed(String owner, Throwable failure) {
            failures.merge(owner, 1L, Long::sum);
        }

        @Override
        public void interruptStuckTask() {}
    }

    private Verdict verdict(HealthCheck check) {
        return Verdict.of("x", check.execute(), station.loop().now());
    }

    private static void expect(Status status, String words, Verdict verdict) {
        assertEquals(status, verdict.status(), verdict::toString);
        assertTrue(verdict.toString().contains(words), verdict::toString);
    }

    @Test
    void anEvseWithoutADriverIsCritical() {
        AnsweringEvses check = new AnsweringEvses();
        expect(Status.CRITICAL, "core", verdict(check));
        check.station = station.station();
        expect(Status.WARN, "no driver", verdict(check));
        Attachment driver = station.core().attach(1, new FakeEvseDriver(station.loop(), FakeEvseDriver.SOCKET));
        station.settle();
        expect(Status.WARN, "the meter of EVSE 1", verdict(check));
        station.addMeter(1);
        station.settle();
        expect(Status.OK, "EVSE 1 answers", verdict(check));
        driver.close();
        station.settle();
        expect(Status.CRITICAL, "EVSE 1 does not answer", verdict(check));
    }

    @Test
    void aLinkThatStaysDownIsToldWithItsReason() {
        CsmsLink check = new CsmsLink(station.loop());
        expect(Status.WARN, "nothing that could speak", verdict(check));
        check.csms = station.csms();
        station.csms().link(true);
        expect(Status.OK, "up since", verdict(check));
        station.advance(Duration.ofMinutes(5));
        station.csms().link(false);
        expect(Status.OK, "down since 0 s", verdict(check));
        station.advance(CsmsLink.PATIENCE);
        Verdict down = verdict(check);
        expect(Status.WARN, "down since 2026-03-01T08:05:00Z: " + station.csms().link().why(), down);
        station.advance(CsmsLink.PATIENCE);
        assertEquals(down.reasons(), verdict(check).reasons(), "told once");
    }

    @Test
    void aLinkThatNobodyTriesToGetIsCriticalAndTheNextAttemptIsTold() {
        CsmsLink check = new CsmsLink(station.loop());
        Link[] link = {new Link(false, Optional.empty(), station.loop().uptime(), "nobody there",
                Optional.of(station.loop().uptime().plusMinutes(3)))};
        check.csms = new LinkOnly(() -> link[0]);
        expect(Status.OK, "nobody there", verdict(check));
        station.advance(CsmsLink.PATIENCE);
        Verdict down = verdict(check);
        expect(Status.WARN, "down since", down);
        assertTrue(down.toString().contains("next attempt by 2026-03-01T08:03:00Z"), down.toString());
        link[0] = new Link(false, Optional.empty(), link[0].since(), "nobody there", Optional.of(station.loop().uptime().plusMinutes(2)));
        assertFalse(verdict(check).news(down), "an attempt alone is no news");
        station.advance(Duration.ofMinutes(2).plus(CsmsLink.OVERDUE));
        expect(Status.WARN, "down since", verdict(check));
        station.advance(Duration.ofSeconds(1));
        Verdict lost = verdict(check);
        assertEquals(Status.CRITICAL, lost.status(), lost.toString());
        assertTrue(lost.toString().contains("no attempt to get one"), lost.toString());
    }

    private record LinkOnly(Supplier<Link> now) implements Csms {

        @Override
        public <R extends Response> Promise<R> call(Request<R> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R extends Response> Promise<R> callAsAsked(Request<R> request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Link link() {
            return now.get();
        }

        @Override
        public Promise<Void> send(Unconfirmed message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration silence() {
            return Duration.ZERO;
        }
    }

    @Test
    void modulesThatThrowAreToldOfForAWhile() {
        Watch watch = new Watch();
        watch.failures.put("a", 3L);
        Failures check = new Failures(station.loop(), watch);
        expect(Status.OK, "no module threw", verdict(check));
        watch.failures.merge("a", 1L, Long::sum);
        expect(Status.WARN, "a threw", verdict(check));
        watch.failures.put("b", Failures.CRITICAL);
        expect(Status.CRITICAL, "b threw", verdict(check));
        station.advance(Failures.PERIOD.multipliedBy(Failures.WINDOW + 1));
        expect(Status.OK, "no module threw", verdict(check));
    }

    @Test
    void aLoopThatDoesNotBeatIsCriticalAndSaysWhoHoldsIt() {
        Watch watch = new Watch();
        StoppableLoop loop = new StoppableLoop(station.loop());
        LoopLatency check = new LoopLatency(loop, watch);
        station.advance(Duration.ofMinutes(2));
        expect(Status.OK, "in time", verdict(check));
        loop.stuck = true;
        watch.busy = Optional.of(new LoopMonitor.RunningTask("sick", Duration.ofSeconds(30)));
        station.advance(LoopLatency.LIFELESS.plusSeconds(1));
        expect(Status.CRITICAL, "held by a task of sick", verdict(check));
        loop.stuck = false;
        station.advance(LoopLatency.BEAT);
        expect(Status.WARN, "late by", verdict(check));
        station.advance(LoopLatency.REMEMBERED);
        expect(Status.OK, "in time", verdict(check));
    }

    @Test
    void aStoreThatStoppedIsCriticalAndSoIsAFullDisk() {
        long[] free = {1L << 30};
        StoreHealth check = new StoreHealth(station.loop(), station.store(), () -> {
            if (free[0] < 0) {
                throw new IOException("no such disk");
            }
            return free[0];
        });
        station.settle();
        expect(Status.OK, "there is space", verdict(check));
        free[0] = StoreHealth.LITTLE_BYTES - 1;
        station.advance(StoreHealth.PERIOD);
        expect(Status.WARN, "less than 64 MB", verdict(check));
        free[0] = StoreHealth.LEAST_BYTES - 1;
        station.advance(StoreHealth.PERIOD);
        expect(Status.CRITICAL, "less than 16 MB", verdict(check));
        free[0] = -1;
        station.advance(StoreHealth.PERIOD);
        expect(Status.WARN, "no such disk", verdict(check));
        free[0] = 1L << 30;
        station.store().breakDisk("disk full");
        Commit commit = station.store().begin();
        station.store().open("other", 1, SchemaUpgrade.NONE).map("rows", Row.class).put(commit, "a", new Row(1));
        station.failure(commit.submit());
        station.advance(StoreHealth.PERIOD);
        expect(Status.CRITICAL, "nothing can be stored", verdict(check));
    }

    @Test
    void aFaultIsToldOf() {
        AnsweringEvses check = new AnsweringEvses();
        check.station = station.station();
        FakeEvseDriver driver = station.addEvse(1);
        station.addMeter(1);
        driver.fault(FaultCode.values()[0], true);
        station.settle();
        expect(Status.WARN, "EVSE 1 has a fault", verdict(check));
    }

    @Test
    void aSecondMeterIsAWarning() {
        AnsweringEvses check = new AnsweringEvses();
        check.station = station.station();
        station.addEvse(1);
        station.addMeter(1);
        station.settle();
        expect(Status.OK, "EVSE 1 answers", verdict(check));
        Attachment second = station.core().attach(OptionalInt.of(1), new FakeMeterDriver());
        station.settle();
        expect(Status.WARN, "at EVSE 1 there are 2 meters", verdict(check));
        second.close();
        station.core().attach(OptionalInt.empty(), new FakeMeterDriver());
        station.core().attach(OptionalInt.empty(), new FakeMeterDriver());
        station.settle();
        expect(Status.WARN, "at the grid connection there are 2 meters", verdict(check));
    }

    @Test
    void concernsAreWarnings() {
        Concerns concerns = new Concerns();
        assertEquals(Result.Status.OK, concerns.execute().getStatus());
        HealthConcern missing = () -> List.of("a file is missing", "another too");
        concerns.addModule(() -> List.of());
        concerns.addModule(missing);
        assertEquals(Result.Status.WARN, concerns.execute().getStatus());
        assertTrue(concerns.execute().toString().contains("another too"));
        concerns.removeModule(missing);
        assertEquals(Result.Status.OK, concerns.execute().getStatus());
    }
}
