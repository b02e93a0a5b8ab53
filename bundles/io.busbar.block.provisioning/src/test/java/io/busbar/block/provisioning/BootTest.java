package io.busbar.block.provisioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.ChargingStation;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.station.core.StationSettings;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BootTest {

    private static final Instant CSMS_TIME = TestStation.START.plus(Duration.ofHours(5));

    private TestStation station = new TestStation(StationSettings.of("Busbar", "Test").withSerialNumber("SN1"));
    private RegistrationStatus says = RegistrationStatus.Accepted;
    private int interval = 600;
    private HeartbeatInterval heartbeatInterval;
    private Boot boot;

    private void start() {
        make();
        station.listen("provisioning.boot", boot);
        station.settle();
    }

    private void make() {
        station.registration().forget();
        station.csms().answer(BootNotificationRequest.class,
                request -> new BootNotificationResponse(CSMS_TIME, interval, says, null, null));
        station.csms().answer(HeartbeatRequest.class, request -> new HeartbeatResponse(station.loop().now(), null));
        heartbeatInterval = new HeartbeatInterval(station.model());
        boot = new Boot(station.loop(), station.csms(), station.registration(), station.clock(), station.control(), heartbeatInterval,
                station.variables(), station.neighbours());
    }

    private int boots() {
        return station.csms().requests(BootNotificationRequest.class).size();
    }

    @Test
    @DisplayName("B01.FR.01: a link that comes up before this block hears of events is found when its module is present, and not before")
    void linkBeforeListening() {
        station.core().modules().park("io.busbar.block.provisioning");
        station.csms().link(false);
        make();
        station.settle();
        station.csms().link(true);
        station.settle();
        station.listen("provisioning.boot", boot);
        station.advance(Duration.ofMinutes(1));
        assertEquals(0, boots());
        station.core().modules().release("io.busbar.block.provisioning");
        station.settle();
        assertEquals(1, boots());
    }

    @Test
    @DisplayName("B01.FR.01, FR.04, FR.06, FR.09, G02.FR.01: boots once with its reason, takes the interval and the time")
    void accepted() {
        start();
        BootNotificationRequest request = station.csms().last(BootNotificationRequest.class);
        assertEquals(BootReason.PowerUp, request.reason());
        assertEquals("SN1", request.chargingStation().serialNumber());
        assertTrue(station.registration().accepted());
        assertEquals("600", station.value("OCPPCommCtrlr.HeartbeatInterval"));
        assertEquals(CSMS_TIME, station.loop().now());
        station.advance(Duration.ofDays(1));
        assertEquals(1, boots());
    }

    @Test
    @DisplayName("B01.FR.01: a station with longer names than OCPP has room for registers with their beginnings")
    void longNames() {
        station = new TestStation(StationSettings.of("V".repeat(51), "M".repeat(21)).withSerialNumber("S".repeat(26)));
        start();
        ChargingStation sent = station.csms().last(BootNotificationRequest.class).chargingStation();
        assertEquals("V".repeat(50), sent.vendorName());
        assertEquals("M".repeat(20), sent.model());
        assertEquals("S".repeat(25), sent.serialNumber());
        assertTrue(station.registration().accepted());
    }

    @Test
    @DisplayName("B01.FR.03, B01.FR.09: after an ordered reset the reason says so")
    void reasonAfterReset() {
        station = station.restarted(BootReason.RemoteReset);
        start();
        assertEquals(BootReason.RemoteReset, station.csms().last(BootNotificationRequest.class).reason());
    }

    @Test
    @DisplayName("A mere reconnect is no boot")
    void reconnect() {
        start();
        station.csms().link(false);
        station.advance(Duration.ofMinutes(10));
        station.csms().link(true);
        station.settle();
        assertEquals(1, boots());
    }

    @Test
    @DisplayName("B02.FR.04, FR.08: Pending: again after the interval, not before, not for a reconnect either")
    void pending() {
        says = RegistrationStatus.Pending;
        interval = 60;
        start();
        station.advance(Duration.ofSeconds(20));
        station.csms().link(false);
        station.settle();
        station.csms().link(true);
        station.advance(Duration.ofSeconds(39));
        assertEquals(1, boots());
        says = RegistrationStatus.Accepted;
        station.advance(Duration.ofSeconds(2));
        assertEquals(2, boots());
        assertTrue(station.registration().accepted());
    }

    @Test
    @DisplayName("B03.FR.02, FR.06: Rejected: silence until the interval is over")
    void rejected() {
        says = RegistrationStatus.Rejected;
        interval = 300;
        start();
        station.advance(Duration.ofSeconds(299));
        assertEquals(1, station.csms().requests().size());
        station.advance(Duration.ofSeconds(2));
        assertEquals(2, boots());
    }

    @Test
    @DisplayName("B02.FR.07, B03.FR.05: with interval 0, and without an answer, an own wait that does not flood")
    void ownWait() {
        says = RegistrationStatus.Rejected;
        interval = 0;
        start();
        station.advance(Duration.ofMinutes(5));
        assertTrue(boots() >= 5 && boots() <= 12, boots() + " boots in five minutes");
        station.csms().fail(BootNotificationRequest.class, CallFailedException.Cause.TIMEOUT);
        int before = boots();
        station.advance(Duration.ofMinutes(5));
        assertTrue(boots() > before && boots() <= before + 6, boots() - before + " boots in five minutes without an answer");
    }

    @Test
    @DisplayName("F06.FR.17: a trigger is taken while Pending, not once Accepted")
    void triggered() {
        says = RegistrationStatus.Pending;
        start();
        TriggerMessageRequest trigger = new TriggerMessageRequest(MessageTrigger.BootNotification);
        says = RegistrationStatus.Accepted;
        boot.prepare(trigger).orElseThrow().run();
        station.settle();
        assertEquals(BootReason.Triggered, station.csms().last(BootNotificationRequest.class).reason());
        assertFalse(boot.prepare(trigger).isPresent());
    }

    @Test
    @DisplayName("G02.FR.02, FR.05, FR.07: heartbeats after silence only, and once a day at least")
    void heartbeats() {
        start();
        Heartbeat heartbeat = new Heartbeat(station.loop(), station.csms(), station.registration(), station.clock(), heartbeatInterval);
        station.listen("provisioning.heartbeat", heartbeat);
        station.advance(Duration.ofSeconds(599));
        assertEquals(0, station.csms().requests(HeartbeatRequest.class).size());
        station.advance(Duration.ofSeconds(602));
        assertEquals(2, station.csms().requests(HeartbeatRequest.class).size());
        station.write("OCPPCommCtrlr.HeartbeatInterval", "10");
        int before = station.csms().requests(HeartbeatRequest.class).size();
        station.advance(Duration.ofSeconds(101));
        assertEquals(10, station.csms().requests(HeartbeatRequest.class).size() - before, 1);
        station.csms().link(false);
        before = station.csms().requests(HeartbeatRequest.class).size();
        station.advance(Duration.ofMinutes(5));
        assertEquals(before, station.csms().requests(HeartbeatRequest.class).size());
    }

    @Test
    @DisplayName("G02.FR.06: the answer to a heartbeat sets the clock; a time far from the station's is asked for again, soon")
    void heartbeatSetsTheClock() {
        start();
        Instant before = station.loop().now();
        Instant later = before.plus(Duration.ofDays(400));
        station.csms().answer(HeartbeatRequest.class, request -> new HeartbeatResponse(later, null));
        Heartbeat heartbeat = new Heartbeat(station.loop(), station.csms(), station.registration(), station.clock(), heartbeatInterval);
        station.listen("provisioning.heartbeat", heartbeat);
        station.advance(Duration.ofSeconds(601));
        assertTrue(station.loop().now().isBefore(before.plus(Duration.ofDays(1))), "one answer is not enough");
        station.advance(Duration.ofSeconds(11));
        assertFalse(station.loop().now().isBefore(later));
    }
}
