package io.busbar.ocpp.dialect.v16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.json.Frame;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The product's blocks with a CSMS that speaks OCPP 2.1 and nothing else. */
class Ocpp21Test {

    @Test
    @DisplayName("OCPP 2.1: a CSMS that speaks nothing else gets a BootNotification, and GetVariables is answered")
    void bootsAndReports() throws Exception {
        Site site = new Site("ocpp2.1", 1);
        site.csms.answer("BootNotification",
                payload -> "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T08:00:01Z\",\"interval\":300}");
        site.powerOn();
        site.until(() -> site.csms.heard("StatusNotification", "\"Available\"", "\"evseId\":2"), "the station reports its connectors");
        assertTrue(site.csms.last("BootNotification").contains("\"vendorName\":\"Busbar\""), site.csms.last("BootNotification"));
        assertEquals(Optional.of(OcppVersion.V21), site.station().link().version());

        site.csms.say(
                "[2,\"g\",\"GetVariables\",{\"getVariableData\":[{\"component\":{\"name\":\"ChargingStation\"},\"variable\":{\"name\":\"Model\"}}]}]");
        site.until(() -> site.csms.others.stream().anyMatch(Frame.CallResult.class::isInstance), "an answer");
        String answer = ((Frame.CallResult) site.csms.others.stream().filter(Frame.CallResult.class::isInstance).findFirst().orElseThrow())
                .payload();
        assertTrue(answer.contains("\"attributeStatus\":\"Accepted\"") && answer.contains("\"attributeValue\":\"Simulation\""), answer);

        site.close();
    }
}
