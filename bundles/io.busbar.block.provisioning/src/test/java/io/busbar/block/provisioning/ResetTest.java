package io.busbar.block.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetResponse;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.event.StationEvent.ConnectorStatusChanged;
import io.busbar.station.api.event.StationEvent.TransactionChanged;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import io.busbar.store.api.Commit;
import io.busbar.testkit.FakeSessions;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResetTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private TestStation station;
    private FakeEvseDriver first;
    private FakeSessions sessions;
    private Reset reset;
    private Optional<String> objection = Optional.empty();

    @BeforeEach
    void start() {
        live(new TestStation());
    }

    private void live(TestStation life) {
        station = life;
        first = station.addEvse(1);
        station.addEvse(2);
        sessions = new FakeSessions(station.loop());
        station.services().register(Sessions.class, sessions);
        reset = new Reset(station.loop(), station.station(), station.control(), station.variables(), station.outbox(), station.model(),
                new ProvisioningStore(station.store()), station.neighbours());
        reset.addObjection(() -> objection);
        station.listen("provisioning.reset", reset);
        station.settle();
    }

    private void charge(int evseId) {
        station.get(sessions.authorize(evseId,
                new Authorization(new IdToken("A", "Central"), Optional.empty(), TriggerReason.Authorized, OptionalInt.empty())));
        station.evse(evseId).occupy(true);
    }

    private void end(int evseId) {
        TransactionView over = sessions.transaction(evseId).orElseThrow();
        sessions.running.remove(evseId);
        station.evse(evseId).occupy(false);
        station.events().publish(new TransactionChanged(station.loop().now(), TransactionEventType.Ended, over));
        station.advance(SOON);
    }

    private ResetResponse ask(ResetType type, Integer evseId) {
        return station.get(reset.handle(new ResetRequest(type, evseId, null)));
    }

    private ConnectorStatus status(int evseId) {
        return station.evse(evseId).connector(1).orElseThrow().status();
    }

    @Test
    @DisplayName("B11.FR.01, B11.FR.03: without a transaction the station restarts after its answer, and nothing begins in between")
    void idle() {
        assertEquals(ResetStatus.Accepted, ask(ResetType.OnIdle, null).status());
        assertEquals(0, station.restarts());
        assertEquals(ConnectorStatus.Unavailable, status(1));
        station.advance(SOON);
        assertEquals(1, station.restarts());
        live(station.powerCut());
        assertEquals(BootReason.RemoteReset, station.control().bootReason());
        assertEquals(ConnectorStatus.Available, status(1));
    }

    @Test
    @DisplayName("B11.FR.07, B12.FR.01, B12.FR.03: OnIdle waits for the last transaction, and no new one begins meanwhile")
    void onIdle() {
        charge(1);
        charge(2);
        assertEquals(ResetStatus.Scheduled, ask(ResetType.OnIdle, null).status());
        end(1);
        assertEquals(ConnectorStatus.Unavailable, status(1));
        assertEquals(ConnectorStatus.Occupied, status(2));
        assertEquals(0, station.restarts());
        end(2);
        assertEquals(1, station.restarts());
        assertEquals(0, sessions.stops.size());
        live(station.powerCut());
        assertEquals(BootReason.ScheduledReset, station.control().bootReason());
    }

    @Test
    @DisplayName("B12.FR.02, B12.FR.04: Immediate ends the transactions with ImmediateReset and restarts")
    void immediate() {
        charge(1);
        charge(2);
        assertEquals(ResetStatus.Accepted, ask(ResetType.Immediate, null).status());
        station.advance(SOON);
        assertEquals(2, sessions.stops.size());
        assertTrue(sessions.stops.stream()
                .allMatch(order -> order.trigger() == TriggerReason.ResetCommand && order.reason() == Reason.ImmediateReset));
        assertEquals(1, station.restarts());
    }

    @Test
    @DisplayName("B12.FR.05: Ended events that the CSMS does not take in time do not hold up the restart")
    void farewell() {
        charge(1);
        Commit commit = station.store().begin();
        station.outbox().add(commit, "t1", false, new ResetRequest(ResetType.OnIdle, null, null));
        station.get(commit.submit());
        ask(ResetType.Immediate, null);
        station.advance(SOON);
        assertEquals(0, station.restarts());
        station.advance(Duration.ofSeconds(5));
        assertEquals(1, station.restarts());
        assertEquals(1, station.powerCut().outbox().size());
    }

    @Test
    @DisplayName("B11.FR.08, B11.FR.10: one EVSE is reset, the others go on, and it is Available again")
    void oneEvse() {
        assertEquals("true", station.value("EVSE@1.AllowReset"));
        charge(2);
        assertEquals(ResetStatus.Accepted, ask(ResetType.OnIdle, 1).status());
        assertEquals(ConnectorStatus.Unavailable, status(1));
        station.advance(SOON);
        assertEquals(1, first.resets());
        assertEquals(ConnectorStatus.Available, status(1));
        assertEquals(0, station.restarts());
        assertTrue(sessions.running.containsKey(2));
    }

    @Test
    @DisplayName("B12.FR.06, B12.FR.07: OnIdle of one EVSE waits for its transaction; out of service it stays so")
    void oneEvseOnIdle() {
        charge(1);
        station.get(station.evse(1).setOperative(false));
        assertEquals(ResetStatus.Scheduled, ask(ResetType.OnIdle, 1).status());
        station.advance(SOON);
        assertEquals(0, first.resets());
        end(1);
        assertEquals(1, first.resets());
        assertEquals(ConnectorStatus.Unavailable, status(1));
        station.get(station.evse(1).setOperative(true));
        assertEquals(ConnectorStatus.Available, status(1));
    }

    @Test
    @DisplayName("B12.FR.08: Immediate of one EVSE ends its transaction alone")
    void oneEvseImmediate() {
        charge(1);
        charge(2);
        assertEquals(ResetStatus.Accepted, ask(ResetType.Immediate, 1).status());
        station.advance(SOON);
        assertEquals(1, sessions.stops.size());
        assertEquals(1, first.resets());
        assertTrue(sessions.running.containsKey(2));
    }

    @Test
    @DisplayName("B11.FR.09, B12.FR.09: an EVSE that is not there cannot be reset")
    void unknownEvse() {
        charge(1);
        assertEquals(ResetStatus.Rejected, ask(ResetType.OnIdle, 9).status());
        assertEquals(ResetStatus.Rejected, ask(ResetType.Immediate, 9).status());
    }

    @Test
    @DisplayName("B11.FR.06, B12.FR.10: refused while something would be spoiled by it; one that waits is put off")
    void objection() {
        charge(1);
        assertEquals(ResetStatus.Scheduled, ask(ResetType.OnIdle, null).status());
        objection = Optional.of("firmware is being installed");
        ResetResponse refused = ask(ResetType.Immediate, null);
        assertEquals(ResetStatus.Rejected, refused.status());
        assertEquals("firmware is being installed", refused.statusInfo().additionalInfo());
        end(1);
        assertEquals(0, station.restarts());
        objection = Optional.empty();
        station.advance(Duration.ofSeconds(10));
        assertEquals(1, station.restarts());
    }

    @Test
    @DisplayName("B12.FR.06: the reset of an EVSE does not open it while the station's still waits")
    void oneEvseWhileTheStationWaits() {
        charge(2);
        assertEquals(ResetStatus.Scheduled, ask(ResetType.OnIdle, null).status());
        assertEquals(ResetStatus.Accepted, ask(ResetType.Immediate, 1).status());
        station.advance(SOON);
        assertEquals(1, first.resets());
        assertEquals(ConnectorStatus.Unavailable, status(1));
        end(2);
        assertEquals(1, station.restarts());
    }

    @Test
    @DisplayName("B12.FR.04: Immediate after OnIdle leaves no moment in which a connector is Available")
    void immediateAfterOnIdle() {
        charge(2);
        for (ResetType type : ResetType.values()) {
            if (type == ResetType.OnIdle || type == ResetType.Immediate) {
                ask(type, 1);
                ask(type, null);
            }
        }
        station.settle();
        assertEquals(List.of(ConnectorStatus.Unavailable), station.recorded(ConnectorStatusChanged.class).stream()
                .filter(change -> change.evseId() == 1 && change.to() != change.from()).map(ConnectorStatusChanged::to)
                .dropWhile(status -> status == ConnectorStatus.Available).toList());
    }

    @Test
    @DisplayName("B11.FR.06: a second reset while one is under way is refused")
    void second() {
        ask(ResetType.Immediate, null);
        assertEquals(ResetStatus.Rejected, ask(ResetType.Immediate, null).status());
    }
}
