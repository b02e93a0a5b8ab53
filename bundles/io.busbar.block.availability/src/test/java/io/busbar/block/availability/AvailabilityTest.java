package io.busbar.block.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityRequest;
import io.busbar.ocpp.messages.availability.ChangeAvailabilityStatus;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.availability.OperationalStatus;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.availability.StatusNotificationResponse;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private TestStation station;
    private FakeEvseDriver first;
    private StatusReports reports;
    private ChangeAvailability change;

    @BeforeEach
    void start() {
        live(new TestStation());
        station.csms().forget();
    }

    private void live(TestStation life) {
        station = life;
        station.csms().answer(StatusNotificationRequest.class, request -> new StatusNotificationResponse(null));
        first = station.addEvse(1);
        station.addEvse(2);
        reports = new StatusReports(station.loop(), station.station(), station.store(), station.csms(),
                station.registration(),
                station.model());
        change = new ChangeAvailability(station.loop(), station.station(), reports, station.neighbours());
        station.listen("availability.status", reports);
        station.settle();
    }

    private List<StatusNotificationRequest> told() {
        return station.csms().requests(StatusNotificationRequest.class);
    }

    private ChangeAvailabilityStatus set(boolean operative, EVSE evse) {
        return station
                .get(change.handle(new ChangeAvailabilityRequest(operative ? OperationalStatus.Operative : OperationalStatus.Inoperative,
                        evse, null)))
                .status();
    }

    @Test
    @DisplayName("B01.FR.05: all connectors are told after an accepted boot")
    void afterBoot() {
        station.registration().forget();
        station.registration().update(RegistrationStatus.Accepted);
        station.settle();
        assertEquals(List.of(1, 2), told().stream().map(StatusNotificationRequest::evseId).toList());
    }

    @Test
    @DisplayName("G01.FR.03, FR.04: a change is told, and only that of its connector")
    void changes() {
        first.connectCar();
        station.settle();
        assertEquals(ConnectorStatus.Occupied, told().get(0).connectorStatus());
        first.disconnectCar();
        station.settle();
        assertEquals(ConnectorStatus.Available, told().get(1).connectorStatus());
        assertEquals(2, told().size());
    }

    @Test
    @DisplayName("B04.FR.01, FR.02: after a short time offline what changed is told, after OfflineThreshold everything")
    void offline() {
        station.csms().link(false);
        first.connectCar();
        station.advance(Duration.ofSeconds(30));
        station.csms().link(true);
        station.advance(Duration.ofSeconds(20));
        assertEquals(1, told().size());
        station.csms().link(false);
        station.advance(Duration.ofSeconds(61));
        station.csms().link(true);
        station.settle();
        assertEquals(3, told().size());
    }

    @Test
    @DisplayName("B04.FR.02: a connector that is again as the CSMS knows it is not told")
    void thereAndBackOffline() {
        station.csms().link(false);
        first.connectCar();
        station.settle();
        first.disconnectCar();
        station.advance(Duration.ofSeconds(10));
        station.csms().link(true);
        station.advance(Duration.ofSeconds(20));
        assertEquals(0, told().size());
    }

    @Test
    @DisplayName("A status that the CSMS did not answer is told again, the newest one")
    void unanswered() {
        station.csms().fail(StatusNotificationRequest.class, Cause.TIMEOUT);
        first.connectCar();
        station.advance(Duration.ofSeconds(31));
        station.csms().answer(StatusNotificationRequest.class, request -> new StatusNotificationResponse(null));
        first.disconnectCar();
        station.advance(Duration.ofSeconds(20));
        assertEquals(ConnectorStatus.Available, told().get(told().size() - 1).connectorStatus());
    }

    @Test
    @DisplayName("G01: a status that the CSMS answers with a CALLERROR is not known to it: a few more tries, and again after a reconnect")
    void rejected() {
        station.csms().fail(StatusNotificationRequest.class, Cause.ERROR);
        first.connectCar();
        station.advance(Duration.ofHours(1));
        assertEquals(4, told().size());
        station.csms().link(false);
        station.csms().link(true);
        station.csms().answer(StatusNotificationRequest.class, request -> new StatusNotificationResponse(null));
        station.advance(Duration.ofSeconds(20));
        assertEquals(5, told().size());
        assertEquals(ConnectorStatus.Occupied, told().get(4).connectorStatus());
        station.advance(Duration.ofHours(1));
        assertEquals(5, told().size(), "what is answered is known");
    }

    @Test
    @DisplayName("G01: a CSMS that rejects one connector's status gets those of the others; a change is tried anew")
    void rejectedAlone() {
        station.csms().fail(StatusNotificationRequest.class, Cause.ERROR);
        first.connectCar();
        station.advance(Duration.ofHours(1));
        station.csms().forget();
        station.csms().answer(StatusNotificationRequest.class, request -> new StatusNotificationResponse(null));
        assertEquals(ChangeAvailabilityStatus.Accepted, set(false, new EVSE(2)));
        station.settle();
        assertEquals(List.of(2), told().stream().map(StatusNotificationRequest::evseId).toList());
        first.disconnectCar();
        station.settle();
        assertEquals(ConnectorStatus.Available, told().get(1).connectorStatus());
    }

    @Test
    @DisplayName("G01: a rejected status is reported by the next version of the block, too")
    void rejectedAndReplaced() {
        station.csms().fail(StatusNotificationRequest.class, Cause.ERROR);
        first.connectCar();
        station.advance(Duration.ofHours(1));
        station.csms().forget();
        station.csms().answer(StatusNotificationRequest.class, request -> new StatusNotificationResponse(null));
        ((ModelFacade) station.model()).close();
        new StatusReports(station.loop(), station.station(), station.store(), station.csms(),
                station.registration(), station.core().deviceModel("next"));
        station.settle();
        assertEquals(ConnectorStatus.Occupied, told().get(0).connectorStatus());
    }

    @Test
    @DisplayName("G01: a status that is just being sent is not sent a second time when it comes again")
    void thereAndBackWhileSent() {
        station.csms().latency(Duration.ofSeconds(2));
        first.connectCar();
        station.advance(Duration.ofMillis(500));
        first.disconnectCar();
        first.connectCar();
        station.advance(Duration.ofSeconds(10));
        assertEquals(List.of(ConnectorStatus.Occupied), told().stream().map(StatusNotificationRequest::connectorStatus).toList());
    }

    @Test
    @DisplayName("G03.FR.01-FR.04, G03.FR.06-FR.08: an EVSE becomes Unavailable, durably, and comes back")
    void changeAvailability() {
        assertEquals(ChangeAvailabilityStatus.Accepted, set(false, new EVSE(1)));
        station.settle();
        assertEquals(ConnectorStatus.Unavailable, told().get(0).connectorStatus());
        assertEquals(ChangeAvailabilityStatus.Accepted, set(false, new EVSE(1)), "G03.FR.03");
        live(station.powerCut());
        assertFalse(station.evse(1).operative());
        assertEquals(ChangeAvailabilityStatus.Accepted, set(true, new EVSE(1)));
        station.settle();
        assertTrue(station.evse(1).operative());
        assertEquals(ConnectorStatus.Available, told().get(told().size() - 1).connectorStatus());
    }

    @Test
    @DisplayName("G04.FR.01, FR.05: without an EVSE it is the whole station")
    void wholeStation() {
        assertEquals(ChangeAvailabilityStatus.Accepted, set(false, null));
        station.settle();
        assertEquals(2, told().size());
        assertTrue(told().stream().allMatch(status -> status.connectorStatus() == ConnectorStatus.Unavailable));
    }

    @Test
    @DisplayName("G03.FR.03, G04.FR.04: what is so already is accepted, and told once again")
    void already() {
        assertEquals(ChangeAvailabilityStatus.Accepted, set(true, null));
        station.settle();
        assertEquals(List.of(1, 2), told().stream().map(StatusNotificationRequest::evseId).toList());
        assertTrue(told().stream().allMatch(status -> status.connectorStatus() == ConnectorStatus.Available));
        set(false, new EVSE(1));
        station.settle();
        assertEquals(3, told().size(), "a change is told once");
        assertEquals(ChangeAvailabilityStatus.Accepted, set(false, new EVSE(1, 1, null)));
        station.settle();
        assertEquals(4, told().size());
        assertEquals(ConnectorStatus.Unavailable, told().get(3).connectorStatus());
        station.csms().link(false);
        station.csms().link(true);
        station.advance(Duration.ofSeconds(20));
        assertEquals(4, told().size());
    }

    @Test
    @DisplayName("An EVSE or connector that is not there is Rejected")
    void unknown() {
        assertEquals(ChangeAvailabilityStatus.Rejected, set(false, new EVSE(9)));
        assertEquals(ChangeAvailabilityStatus.Rejected, set(false, new EVSE(1, 9, null)));
    }

    @Test
    @DisplayName("F06.FR.12: StatusNotification may be triggered for a connector")
    void trigger() {
        assertTrue(reports.prepare(new TriggerMessageRequest(MessageTrigger.StatusNotification)).isEmpty());
        reports.prepare(new TriggerMessageRequest(MessageTrigger.StatusNotification, new EVSE(2, 1, null), null, null)).orElseThrow().run();
        station.settle();
        assertEquals(2, told().get(0).evseId());
    }
}
