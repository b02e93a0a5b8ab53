package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network profiles (B09, B10) and reconnecting. */
class NetworkProfilesTest {

    private final ScriptedCsms first = new ScriptedCsms();
    private final ScriptedCsms second = new ScriptedCsms();

    @Test
    @DisplayName("TC_B_43_CS: a profile for a slot that there is not, or that cannot work, is rejected")
    void rejected() throws Exception {
        try (Journey journey = new Journey(1, first, second).begin()) {
            assertEquals("Rejected InvalidConfSlot", journey.fill(first, 999, second.url(), 1));
            assertEquals("Rejected InvalidNetworkConf", journey.fill(first, 2, "http://localhost", 1));
        }
    }

    @Test
    @Shipped("use case B09; two servers")
    @DisplayName("TC_B_45_CS: with the new profile first in the order, the station is at the new CSMS after the reset, and registers there")
    void migrates() throws Exception {
        try (Journey journey = new Journey(1, first, second).begin()) {
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 1));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, "2,1"));
            journey.reset(first);
            journey.booted(second);
            assertFalse(first.isConnected());
            assertEquals("2", journey.read(second, Journey.ACTIVE));
        }
    }

    @Test
    @DisplayName("TC_B_46_CS: when the new CSMS takes no connection, the station comes back to the second of the order after the attempts")
    void fallsBack() throws Exception {
        try (Journey journey = new Journey(1, first, second).begin()) {
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.NetworkProfileConnectionAttempts", "2"));
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 1));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, "2,1"));
            second.door(authorization -> false);
            journey.reset(first);
            journey.booted(first);
            assertEquals(2, second.knocks().size());
            assertEquals("1", journey.read(first, Journey.ACTIVE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,1", "2"})
    @DisplayName("TC_B_49_CS, B10.FR.07: when no profile of the order connects, the last good one is gone back to, in the order or not, and tried again after the back-off")
    void lastGood(String order) throws Exception {
        try (Journey journey = new Journey(1, first, second).begin()) {
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1"));
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffRepeatTimes", "0"));
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffRandomRange", "0"));
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffWaitMinimum", "2"));
            assertEquals("Accepted", journey.fill(first, 2, second.url(), 1));
            assertEquals("Accepted", journey.write(first, Journey.PRIORITY, order));
            List<Instant> refused = new CopyOnWriteArrayList<>();
            second.door(authorization -> false);
            first.door(authorization -> {
                refused.add(journey.now());
                return refused.size() > 1;
            });
            journey.reset(first);
            journey.booted(first);
            assertFalse(second.knocks().isEmpty());
            assertEquals(2, refused.size());
            assertTrue(!refused.get(1).isBefore(refused.get(0).plusMillis(1_900)), refused.toString());
        }
    }

    @Test
    @Shipped("reconnecting; a socket that breaks")
    @DisplayName("TC_B_57_CS: a lost link is made anew after the back-off, which doubles with a failure and starts anew after a success")
    void backOff() throws Exception {
        try (Journey journey = new Journey(1, first).begin()) {
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffRepeatTimes", "2"));
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffRandomRange", "0"));
            assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffWaitMinimum", "1"));
            List<Instant> knocks = new CopyOnWriteArrayList<>();
            first.door(authorization -> {
                knocks.add(journey.now());
                return knocks.size() != 2;
            });
            Instant cut = journey.now();
            first.disconnect();
            journey.await(() -> knocks.size() == 1 && first.isConnected());
            assertTrue(!knocks.get(0).isBefore(cut.plusMillis(950)), cut + " " + knocks);
            cut = journey.now();
            first.disconnect();
            journey.await(() -> knocks.size() == 3 && first.isConnected());
            Duration again = Duration.between(knocks.get(1), knocks.get(2));
            assertTrue(!knocks.get(1).isBefore(cut.plusMillis(950)), cut + " " + knocks);
            assertTrue(again.toMillis() >= 1_950, again.toString());
        }
    }

    @Test
    @DisplayName("TC_B_51_CS: after longer than the threshold without a link every connector's status is told")
    void longOffline() throws Exception {
        try (Journey journey = new Journey(1, first).begin()) {
            offline(journey, 1, 3);
            first.expect(Journey.LONG, "StatusNotification", ScriptedCsms.at("/evseId", "1"),
                    ScriptedCsms.at("/connectorStatus", "Occupied"));
            first.expect(Journey.LONG, "StatusNotification", ScriptedCsms.at("/evseId", "2"),
                    ScriptedCsms.at("/connectorStatus", "Available"));
        }
    }

    @Test
    @Shipped("use case B04; a socket that breaks")
    @DisplayName("TC_B_52_CS: after less than the threshold without a link only the connector's status is told that has changed")
    void shortOffline() throws Exception {
        try (Journey journey = new Journey(1, first).begin()) {
            offline(journey, 120, 1);
            first.expect(Journey.LONG, "StatusNotification", ScriptedCsms.at("/evseId", "1"),
                    ScriptedCsms.at("/connectorStatus", "Occupied"));
            first.refute(Duration.ofSeconds(2), "StatusNotification", ScriptedCsms.at("/evseId", "2"));
        }
    }

    /** The link is lost, a car is plugged in, the link is there again. */
    private void offline(Journey journey, int thresholdSeconds, int waitSeconds) throws Exception {
        assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.OfflineThreshold", Integer.toString(thresholdSeconds)));
        assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffRandomRange", "0"));
        assertEquals("Accepted", journey.write(first, "OCPPCommCtrlr.RetryBackOffWaitMinimum", Integer.toString(waitSeconds)));
        first.disconnect();
        journey.station().plugIn(1);
        journey.awaitLinkWith(first);
    }
}
