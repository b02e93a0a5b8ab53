package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AvailabilityTest {

    private static final String STATION = "";
    private static final String EVSE = ",\"evse\":{\"id\":1}";
    private static final String CONNECTOR = ",\"evse\":{\"id\":1,\"connectorId\":1}";
    private static final Duration MOMENT = Duration.ofMillis(500);

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private String change(String status, String what) throws Exception {
        return csms.call("ChangeAvailability", "{\"operationalStatus\":\"" + status + "\"" + what + "}").path("status").asText();
    }

    @Test
    @Shipped("use case G01")
    @DisplayName("TC_G_01_CS, TC_G_02_CS: a cable comes and goes, and the connector's status with it")
    void occupied() throws Exception {
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
    }

    private void outAndBack(String what, boolean both) throws Exception {
        assertEquals("Accepted", change("Inoperative", what));
        toldOnce("Unavailable", both);
        assertEquals("Accepted", change("Operative", what));
        toldOnce("Available", both);
    }

    @Test
    @Shipped("use case G03")
    @DisplayName("TC_G_03_CS, TC_G_04_CS, G01.FR.07: an EVSE is taken out of service and put back")
    void evse() throws Exception {
        outAndBack(EVSE, false);
    }

    @Test
    @Shipped("use case G04")
    @DisplayName("TC_G_05_CS, TC_G_06_CS, G04.FR.02, G04.FR.03: the station is taken out of service and put back")
    void station() throws Exception {
        outAndBack(STATION, true);
    }

    @Test
    @DisplayName("TC_G_07_CS, TC_G_08_CS: a connector is taken out of service and put back")
    void connector() throws Exception {
        outAndBack(CONNECTOR, false);
    }

    private void toldOnce(String status, boolean both) {
        BENCH.expectStatus(1, status);
        if (both) {
            BENCH.expectStatus(2, status);
        }
        csms.refute(MOMENT, "StatusNotification");
    }

    private void again(String what, boolean both) throws Exception {
        for (String status : List.of("Operative", "Inoperative", "Inoperative", "Operative")) {
            assertEquals("Accepted", change(status, what));
            toldOnce(status.equals("Operative") ? "Available" : "Unavailable", both);
        }
    }

    @Test
    @DisplayName("TC_G_09_CS, TC_G_10_CS: an EVSE that is already so is accepted, and its connector told once more")
    void evseAlready() throws Exception {
        again(EVSE, false);
    }

    @Test
    @DisplayName("TC_G_12_CS, TC_G_13_CS, G04.FR.04: a station that is already so is accepted, and its connectors told once more")
    void stationAlready() throws Exception {
        again(STATION, true);
    }

    @Test
    @DisplayName("TC_G_15_CS, TC_G_16_CS: a connector that is already so is accepted, and told once more")
    void connectorAlready() throws Exception {
        again(CONNECTOR, false);
    }

    private void whileCharging(String what, boolean both) throws Exception {
        BENCH.charge(1, "CAR1");
        assertEquals("Scheduled", change("Inoperative", what));
        if (both) {
            BENCH.expectStatus(2, "Unavailable");
        }
        csms.refute(MOMENT, "StatusNotification", at("/evseId", "1"));
        BENCH.awaitPower(1, true);
        BENCH.swipe(1, "CAR1");
        csms.expect("TransactionEvent", at("/eventType", "Ended"));
        BENCH.expectStatus(1, "Unavailable");
        BENCH.unplug(1);
        change("Operative", what);
        BENCH.expectStatus(1, "Available");
    }

    @Test
    @DisplayName("TC_G_11_CS: an EVSE with a transaction goes out of service at its end")
    void evseCharging() throws Exception {
        whileCharging(EVSE, false);
    }

    @Test
    @DisplayName("TC_G_14_CS: a station with a transaction goes out of service at once where nobody charges, and where somebody does at the end")
    void stationCharging() throws Exception {
        whileCharging(STATION, true);
    }

    @Test
    @DisplayName("TC_G_17_CS: a connector with a transaction goes out of service at its end")
    void connectorCharging() throws Exception {
        whileCharging(CONNECTOR, false);
    }

    private void overPowerCut(String what, boolean both) throws Exception {
        assertEquals("Accepted", change("Inoperative", what));
        BENCH.expectStatus(1, "Unavailable");
        BENCH.powerCut();
        csms.calm();
        BENCH.start();
        BENCH.expectBoot("PowerUp");
        BENCH.expectStatus(1, "Unavailable");
        BENCH.expectStatus(2, both ? "Unavailable" : "Available");
        csms.expect("SecurityEventNotification", call -> call.text("/type").matches("StartupOfTheDevice|ResetOrReboot"));
        change("Operative", what);
        BENCH.expectStatus(1, "Available");
    }

    @Test
    @Shipped("use case G03; the process is killed")
    @DisplayName("TC_G_18_CS, B01.FR.03, B01.FR.07: an EVSE that is out of service stays so over a power cut")
    void evsePersists() throws Exception {
        overPowerCut(EVSE, false);
    }

    @Test
    @DisplayName("TC_G_19_CS: a connector that is out of service stays so over a power cut")
    void connectorPersists() throws Exception {
        overPowerCut(CONNECTOR, false);
    }

    @Test
    @DisplayName("TC_G_21_CS: a station that is out of service stays so over a power cut")
    void stationPersists() throws Exception {
        overPowerCut(STATION, true);
    }
}
