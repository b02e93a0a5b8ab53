package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The charger with a meter at its connection to the grid, as an OEM configures it. */
class MainMeterTest {

    @RegisterExtension
    static final Bench BENCH = new Bench().configured(shipped -> shipped + "\n[io.busbar.driver.meter.sim~main]\n");

    private final ScriptedCsms csms = BENCH.csms();

    private JsonNode ofTheStation() {
        return csms.expect("MeterValues", at("/evseId", "0")).payload().at("/meterValue/0/sampledValue");
    }

    private static double value(JsonNode values, String measurand) {
        for (JsonNode value : values) {
            if (value.path("measurand").asText().equals(measurand)) {
                return value.path("value").asDouble();
            }
        }
        throw new AssertionError("no " + measurand + " in " + values);
    }

    @Test
    @DisplayName("J01.FR.03, J01.FR.04: both cars' power goes through the main meter, and its values tell them as EVSE 0 at the inlet")
    void wholeStation() throws Exception {
        BENCH.set("AlignedDataCtrlr.Measurands",
                "Energy.Active.Import.Register,Energy.Active.Import.Interval,Energy.Apparent.Import,Power.Active.Import,Voltage");
        BENCH.charge(1, "CAR1");
        BENCH.charge(2, "CAR2");
        BENCH.set("AlignedDataCtrlr.Interval", "2");
        double one = BENCH.powerW(1);
        double other = BENCH.powerW(2);
        assertTrue(one > 1_000 && other > 1_000, () -> one + " W and " + other + " W");
        JsonNode first = ofTheStation();
        JsonNode second = ofTheStation();
        Set<String> locations = new TreeSet<>();
        second.forEach(value -> locations.add(value.path("location").asText()));
        assertEquals(Set.of("Inlet"), locations);
        // mains wander by a volt
        assertTrue(value(second, "Power.Active.Import") > 0.95 * (one + other), () -> one + " W and " + other + " W are told as " + second);
        double gained = value(second, "Energy.Active.Import.Register") - value(first, "Energy.Active.Import.Register");
        assertEquals(gained, value(second, "Energy.Active.Import.Interval"), 1e-6);
        assertTrue(gained > 0, second::toString);
        assertTrue(value(second, "Energy.Apparent.Import") > value(second, "Energy.Active.Import.Register"));
    }

    @Test
    @DisplayName("F06.FR.06: on demand the whole station is told with the EVSEs")
    void onDemand() throws Exception {
        csms.call("TriggerMessage", "{\"requestedMessage\":\"MeterValues\"}");
        for (int evse = 0; evse <= 2; evse++) {
            csms.expect("MeterValues", at("/evseId", Integer.toString(evse)));
        }
    }
}
