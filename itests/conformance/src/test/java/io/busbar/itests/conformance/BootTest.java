package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BootTest {

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private void boots(int interval, String status) {
        csms.answer("BootNotification",
                "{\"currentTime\":\"" + BENCH.now() + "\",\"interval\":" + interval + ",\"status\":\"" + status + "\"}");
    }

    private void reboot() throws Exception {
        BENCH.powerCut();
        BENCH.start();
    }

    private void allAvailable() {
        BENCH.expectStatus(1, "Available");
        BENCH.expectStatus(2, "Available");
    }

    @Test
    @Shipped("use case B01; the process is killed")
    @DisplayName("TC_B_01_CS: after a power cut it registers, tells each connector's status and beats at the interval it was told")
    void coldBoot() throws Exception {
        boots(1, "Accepted");
        reboot();
        Call boot = csms.expect("BootNotification", at("/reason", "PowerUp"));
        Call first = BENCH.expectStatus(1, "Available");
        BENCH.expectStatus(2, "Available");
        assertTrue(first.number() > boot.number());
        csms.expect("Heartbeat");
        BENCH.set("OCPPCommCtrlr.HeartbeatInterval", "300");
    }

    @Test
    @Shipped("use case B02")
    @DisplayName("TC_B_02_CS, B02.FR.06: pending, it can be configured and read, starts nothing, and registers again when it is asked to")
    void pending() throws Exception {
        boots(300, "Pending");
        reboot();
        csms.expect("BootNotification");
        int connections = csms.connections();
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "300");
        assertEquals("300", BENCH.get("OCPPCommCtrlr.OfflineThreshold"));
        Reports.read(csms, "GetBaseReport", "\"reportBase\":\"FullInventory\"");
        assertEquals("Rejected", csms.call("RequestStartTransaction",
                "{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"},\"remoteStartId\":1,\"evseId\":1}").path("status").asText());
        csms.refute(Duration.ofMillis(500), "StatusNotification");
        csms.answerAsUsual("BootNotification");
        assertEquals("Accepted", csms.call("TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}").path("status").asText());
        csms.expect("BootNotification", at("/reason", "Triggered"));
        assertEquals(connections, csms.connections());
        allAvailable();
    }

    @Test
    @DisplayName("TC_B_03_CS: rejected, it says nothing until the interval is over, and then registers again")
    void rejected() throws Exception {
        boots(3, "Rejected");
        reboot();
        Call first = csms.expect("BootNotification");
        csms.answerAsUsual("BootNotification");
        Call second = csms.expect("BootNotification");
        ScriptedCsms.assertNotBefore(first.at().plusMillis(2_950), second);
        allAvailable();
        assertEquals(0,
                csms.calls("StatusNotification").stream().filter(call -> call.number() > first.number() && call.number() < second.number())
                        .count());
    }

    @Test
    @Shipped("use case B03")
    @DisplayName("TC_B_30_CS: rejected, it answers a call with SecurityError")
    void callBeforeAcceptance() throws Exception {
        boots(3, "Rejected");
        reboot();
        csms.expect("BootNotification");
        JsonNode answer = csms.frame("GetBaseReport", "{\"requestId\":1,\"reportBase\":\"FullInventory\"}");
        assertEquals(4, answer.get(0).asInt(), answer.toString());
        assertEquals("SecurityError", answer.get(2).asText());
        csms.answerAsUsual("BootNotification");
        csms.expect("BootNotification");
        allAvailable();
    }
}
