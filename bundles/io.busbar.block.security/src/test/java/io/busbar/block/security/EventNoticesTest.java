package io.busbar.block.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.ocpp.messages.security.SecurityEventNotificationResponse;
import io.busbar.station.api.event.StationEvent;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventNoticesTest {

    private Rig rig = new Rig();

    private void raise(String type) {
        rig.station.security().raise(type, "info of " + type);
        rig.station.settle();
    }

    @Test
    @DisplayName("A04.FR.01: a critical event is told, with its time and what is known; the start of the station is the first")
    void critical() {
        assertEquals(List.of("StartupOfTheDevice"), rig.told());
        rig.station.advance(Duration.ofSeconds(10));
        raise("TamperDetectionActivated");
        SecurityEventNotificationRequest told = rig.station.csms().last(SecurityEventNotificationRequest.class);
        assertEquals("TamperDetectionActivated", told.type());
        assertEquals(TestStation.START.plusSeconds(10), told.timestamp());
        assertEquals("info of TamperDetectionActivated", told.techInfo());
        rig.station.security().raise("MemoryExhaustion", "");
        rig.station.settle();
        assertNull(rig.station.csms().last(SecurityEventNotificationRequest.class).techInfo());
    }

    @Test
    @DisplayName("A04.FR.04: events that are not critical are in the security log alone")
    void others() {
        raise("InvalidMessages");
        raise("ReconfigurationOfSecurityParameters");
        raise("OemsOwn");
        assertEquals(List.of("StartupOfTheDevice"), rig.told());
        assertEquals(List.of("StartupOfTheDevice", "InvalidMessages", "ReconfigurationOfSecurityParameters", "OemsOwn"), rig.logged());
    }

    @Test
    @DisplayName("A04.FR.02: what happens without a link is told in order when it is back, over a power cut too")
    void offline() {
        rig.station.csms().link(false);
        raise("TamperDetectionActivated");
        raise("FirmwareUpdated");
        Rig before = rig;
        rig = rig.powerCut();
        assertEquals(List.of("StartupOfTheDevice"), before.told());
        rig.station.events().publish(new StationEvent.LinkChanged(rig.station.loop().now(), true, Duration.ZERO));
        rig.station.settle();
        assertEquals(List.of("TamperDetectionActivated", "FirmwareUpdated", "StartupOfTheDevice"), rig.told());
    }

    @Test
    @DisplayName("A04.FR.02: an event of the instant before a power cut is told after it, for the log has it")
    void instant() {
        TestStation station = new TestStation();
        station.security().raise("TamperDetectionActivated", "");
        station.settle();
        rig = new Rig(station.powerCut());
        assertEquals(List.of("StartupOfTheDevice", "TamperDetectionActivated", "StartupOfTheDevice"), rig.told());
    }

    @Test
    @DisplayName("A04.FR.02: what the CSMS did not answer is told again, and nothing before it is overtaken")
    void unanswered() {
        rig.station.csms().fail(SecurityEventNotificationRequest.class, Cause.TIMEOUT);
        raise("TamperDetectionActivated");
        raise("FirmwareUpdated");
        rig.station.advance(Duration.ofMinutes(10));
        rig.station.csms().answer(SecurityEventNotificationRequest.class, q -> new SecurityEventNotificationResponse());
        rig.station.advance(Duration.ofMinutes(2));
        List<String> told = rig.told();
        assertEquals(List.of("TamperDetectionActivated", "FirmwareUpdated"), told.subList(told.size() - 2, told.size()));
        assertEquals(1, told.stream().filter("FirmwareUpdated"::equals).count());
    }

    @Test
    @DisplayName("an event that a CSMS in trouble rejects is sent again, and is not lost")
    void rejectedForAWhile() {
        rig.station.csms().fail(SecurityEventNotificationRequest.class, Cause.ERROR);
        raise("TamperDetectionActivated");
        rig.station.advance(Duration.ofMinutes(1));
        rig.station.csms().answer(SecurityEventNotificationRequest.class, q -> new SecurityEventNotificationResponse());
        raise("FirmwareUpdated");
        rig.station.advance(Duration.ofMinutes(2));
        List<String> told = rig.told();
        assertEquals(List.of("TamperDetectionActivated", "FirmwareUpdated"), told.subList(told.size() - 2, told.size()));
        assertTrue(told.stream().filter("TamperDetectionActivated"::equals).count() > 1);
        assertEquals(1, told.stream().filter("FirmwareUpdated"::equals).count());
    }

    @Test
    @DisplayName("an event that the CSMS rejects again and again is not in the way of the next")
    void rejectedForEver() {
        rig.station.csms().fail(SecurityEventNotificationRequest.class, Cause.ERROR);
        raise("TamperDetectionActivated");
        rig.station.advance(Duration.ofHours(1));
        rig.station.csms().answer(SecurityEventNotificationRequest.class, q -> new SecurityEventNotificationResponse());
        raise("FirmwareUpdated");
        List<String> told = rig.told();
        assertEquals(5, told.stream().filter("TamperDetectionActivated"::equals).count());
        assertEquals("FirmwareUpdated", told.get(told.size() - 1));
    }

    @Test
    @DisplayName("a replaced block tells what happened meanwhile, and nothing twice")
    void replaced() {
        rig.block.close();
        rig.station.security().raise("TamperDetectionActivated", "");
        rig.fresh();
        assertEquals(List.of("StartupOfTheDevice", "TamperDetectionActivated"), rig.told());
    }

    @Test
    @DisplayName("a block that was stopped, and not its bundle, tells nothing more, and is taken up by the next")
    void stopped() {
        rig.block.close();
        raise("TamperDetectionActivated");
        rig.station.advance(Duration.ofHours(12));
        assertEquals(List.of("StartupOfTheDevice"), rig.told());
        rig.fresh();
        assertEquals(List.of("StartupOfTheDevice", "TamperDetectionActivated"), rig.told());
    }

    @Test
    @DisplayName("a restart is told, and the start after it, when the station is accepted again")
    void restart() {
        TestStation next = rig.station.restarted(BootReason.RemoteReset);
        assertEquals(List.of("StartupOfTheDevice", "ResetOrReboot"), rig.told());
        assertEquals("StartupOfTheDevice", next.security().entries().get(next.security().entries().size() - 1).type());
    }

    @Test
    @DisplayName("nothing is told before the CSMS accepts the station")
    void pending() {
        rig.station.registration().update(RegistrationStatus.Pending);
        raise("TamperDetectionActivated");
        assertEquals(List.of("StartupOfTheDevice"), rig.told());
        rig.station.registration().update(RegistrationStatus.Accepted);
        rig.station.settle();
        assertEquals(List.of("StartupOfTheDevice", "TamperDetectionActivated"), rig.told());
    }

    @Test
    @DisplayName("MemoryExhaustion is told once when the room gets short, and again when it was better meanwhile")
    void exhaustion() {
        long[] free = {1L << 40};
        new DiskSpaceMonitor(rig.station.loop(), rig.station.security(), () -> free[0]).close();
        new DiskSpaceMonitor(rig.station.loop(), rig.station.security(), () -> free[0]);
        rig.station.advance(Duration.ofHours(1));
        assertEquals(List.of("StartupOfTheDevice"), rig.told());
        free[0] = 1000;
        rig.station.advance(Duration.ofHours(1));
        assertEquals(List.of("StartupOfTheDevice", "MemoryExhaustion"), rig.told());
        free[0] = 1L << 40;
        rig.station.advance(Duration.ofHours(1));
        free[0] = 1000;
        rig.station.advance(Duration.ofHours(1));
        assertEquals(3, rig.told().size());
    }
}
