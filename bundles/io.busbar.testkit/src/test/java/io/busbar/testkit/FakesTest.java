package io.busbar.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.store.api.Commit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.osgi.util.promise.Promise;

class FakesTest {

    private final TestStation station = new TestStation();
    private final HeartbeatRequest heartbeat = new HeartbeatRequest(null);

    private Cause cause(Promise<?> promise) {
        return ((CallFailedException) station.failure(promise)).reason();
    }

    @Test
    void callsAreAnsweredOneByOneAsTheTestSays() {
        station.csms().answer(HeartbeatRequest.class, q -> new HeartbeatResponse(station.loop().now(), null))
                .latency(Duration.ofSeconds(2));
        Promise<HeartbeatResponse> first = station.csms().call(heartbeat);
        Promise<HeartbeatResponse> second = station.csms().call(heartbeat);
        assertEquals(1, station.csms().requests().size());
        assertEquals(TestStation.START.plusSeconds(2), station.get(first).currentTime());
        assertEquals(TestStation.START.plusSeconds(4), station.get(second).currentTime());
    }

    @Test
    void callsFailAsTheTestSays() {
        assertEquals(Cause.ERROR, cause(station.csms().call(heartbeat)));
        station.csms().fail(HeartbeatRequest.class, Cause.TIMEOUT);
        assertEquals(Cause.TIMEOUT, cause(station.csms().call(heartbeat)));
        assertEquals(Duration.ofSeconds(30), station.loop().uptime());
        station.csms().link(false);
        assertEquals(Cause.OFFLINE, cause(station.csms().call(heartbeat)));
        station.csms().link(true);
        station.registration().update(RegistrationStatus.Pending);
        assertEquals(Cause.NOT_ACCEPTED, cause(station.csms().call(heartbeat)));
    }

    @Test
    void whatWasNotDurableIsGoneAfterAPowerCut() {
        Commit commit = station.store().begin();
        station.outbox().add(commit, "tx", false, heartbeat);
        commit.submit();
        assertEquals(0, station.powerCut().outbox().size());
    }

    @Test
    void theOutboxTakesPartInCommitsAndSurvives() {
        Commit commit = station.store().begin();
        station.outbox().add(commit, "tx", false, heartbeat);
        assertEquals(0, station.outbox().size());
        commit.submit();
        assertEquals(1, station.outbox().pending("tx"));
        station.settle();
        TestStation next = station.powerCut();
        assertEquals(1, next.outbox().size());
        next.outbox().answerNext(new HeartbeatResponse(next.loop().now(), null));
        assertEquals(0, next.outbox().size());
    }
}
