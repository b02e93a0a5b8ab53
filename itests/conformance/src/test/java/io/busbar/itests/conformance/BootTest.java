package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BootTest {

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    @Test
    @DisplayName("TC_B_01_CS: after a power cut it registers, tells each connector's status and beats at the interval it was told")
    void coldBoot() throws Exception {
        csms.answer("BootNotification", "{\"currentTime\":\"" + java.time.Instant.now() + "\",\"interval\":1,\"status\":\"Accepted\"}");
        BENCH.powerCut();
        BENCH.start();
        Call boot = csms.expect("BootNotification", at("/reason", "PowerUp"));
        Call first = csms.expect("StatusNotification", at("/evseId", "1"), at("/connectorStatus", "Available"));
        csms.expect("StatusNotification", at("/evseId", "2"), at("/connectorStatus", "Available"));
        assertTrue(first.number() > boot.number());
        csms.expect("Heartbeat");
        BENCH.set("OCPPCommCtrlr.HeartbeatInterval", "300");
    }

    @Test
    @DisplayName("TC_B_06_CS: a single variable is read")
    void getVariable() throws Exception {
        JsonNode result = csms.call("GetVariables",
                "{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"OfflineThreshold\"},"
                        + "\"attributeType\":\"Actual\"}]}")
                .at("/getVariableResult/0");
        assertEquals("Accepted", result.path("attributeStatus").asText());
        assertEquals("OCPPCommCtrlr", result.at("/component/name").asText());
        assertEquals("OfflineThreshold", result.at("/variable/name").asText());
        assertTrue(result.path("attributeValue").asText().matches("[0-9]+"), result.toString());
    }
}
