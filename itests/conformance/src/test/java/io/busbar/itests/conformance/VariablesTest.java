package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VariablesTest {

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private JsonNode get(String... items) throws Exception {
        return csms.call("GetVariables", "{\"getVariableData\":[" + String.join(",", items) + "]}").path("getVariableResult");
    }

    private JsonNode set(String... items) throws Exception {
        return csms.call("SetVariables", "{\"setVariableData\":[" + String.join(",", items) + "]}").path("setVariableResult");
    }

    private static String item(String component, String variable, String... more) {
        return "{\"component\":{\"name\":\"" + component + "\"},\"variable\":{\"name\":\"" + variable + "\"}" + String.join("", more) + "}";
    }

    private static String value(String value) {
        return ",\"attributeValue\":\"" + value + "\"";
    }

    private static final String ACTUAL = ",\"attributeType\":\"Actual\"";

    private static void assertAnswer(JsonNode result, String status, String component, String variable) {
        assertEquals(status, result.path("attributeStatus").asText(), result.toString());
        assertEquals(component, result.at("/component/name").asText());
        assertEquals(variable, result.at("/variable/name").asText());
    }

    @Test
    @DisplayName("TC_B_06_CS: a single variable is read")
    void getOne() throws Exception {
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "300");
        JsonNode results = get(item("OCPPCommCtrlr", "OfflineThreshold", ACTUAL));
        assertEquals(1, results.size());
        assertAnswer(results.get(0), "Accepted", "OCPPCommCtrlr", "OfflineThreshold");
        assertEquals("Actual", results.get(0).path("attributeType").asText());
        assertEquals("300", results.get(0).path("attributeValue").asText());
    }

    @Test
    @Shipped("use case B06")
    @DisplayName("TC_B_07_CS: several variables are read at once")
    void getSeveral() throws Exception {
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "300");
        BENCH.set("AuthCtrlr.LocalAuthorizeOffline", "true");
        JsonNode results = get(item("OCPPCommCtrlr", "OfflineThreshold", ACTUAL), item("AuthCtrlr", "LocalAuthorizeOffline", ACTUAL));
        assertEquals(2, results.size());
        assertEquals("300", results.get(0).path("attributeValue").asText());
        assertEquals("true", results.get(1).path("attributeValue").asText());
    }

    @Test
    @DisplayName("TC_B_32_CS, TC_B_33_CS, TC_B_34_CS: an unknown component, an unknown variable, an attribute that is not there")
    void getUnknown() throws Exception {
        JsonNode results = get(item("UnknownComponent", "OfflineThreshold"), item("OCPPCommCtrlr", "UnknownVariable"),
                item("OCPPCommCtrlr", "OfflineThreshold", ",\"attributeType\":\"Target\""));
        assertAnswer(results.get(0), "UnknownComponent", "UnknownComponent", "OfflineThreshold");
        assertAnswer(results.get(1), "UnknownVariable", "OCPPCommCtrlr", "UnknownVariable");
        assertAnswer(results.get(2), "NotSupportedAttributeType", "OCPPCommCtrlr", "OfflineThreshold");
        assertEquals("Target", results.get(2).path("attributeType").asText());
    }

    @Test
    @Shipped("use case B05")
    @DisplayName("TC_B_09_CS, TC_B_10_CS: one variable is set, and several at once")
    void setOneAndSeveral() throws Exception {
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "200");
        BENCH.set("AuthCtrlr.LocalAuthorizeOffline", "false");
        JsonNode one = set(item("OCPPCommCtrlr", "OfflineThreshold", ACTUAL, value("300")));
        assertAnswer(one.get(0), "Accepted", "OCPPCommCtrlr", "OfflineThreshold");
        assertEquals("Actual", one.get(0).path("attributeType").asText());
        JsonNode two = set(item("OCPPCommCtrlr", "OfflineThreshold", ACTUAL, value("301")),
                item("AuthCtrlr", "LocalAuthorizeOffline", ACTUAL, value("true")));
        assertAnswer(two.get(0), "Accepted", "OCPPCommCtrlr", "OfflineThreshold");
        assertAnswer(two.get(1), "Accepted", "AuthCtrlr", "LocalAuthorizeOffline");
        assertEquals("301", BENCH.get("OCPPCommCtrlr.OfflineThreshold"));
        assertEquals("true", BENCH.get("AuthCtrlr.LocalAuthorizeOffline"));
    }

    @Test
    @DisplayName("TC_B_11_CS: values of another type are rejected and change nothing")
    void setNonsense() throws Exception {
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "60");
        BENCH.set("AuthCtrlr.AuthorizeRemoteStart", "false");
        assertEquals("Accepted", set(item("OCPPCommCtrlr", "OfflineThreshold", value("1"))).at("/0/attributeStatus").asText());
        for (String value : List.of("1", "1.1", "true", BENCH.now().toString(), "abc")) {
            if (!value.equals("1")) {
                assertEquals("Rejected", set(item("OCPPCommCtrlr", "OfflineThreshold", value(value))).at("/0/attributeStatus").asText(),
                        value);
            }
            String expected = value.equals("true") ? "Accepted" : "Rejected";
            assertEquals(expected, set(item("AuthCtrlr", "AuthorizeRemoteStart", value(value))).at("/0/attributeStatus").asText(), value);
        }
        assertEquals("1", BENCH.get("OCPPCommCtrlr.OfflineThreshold"));
        assertEquals("true", BENCH.get("AuthCtrlr.AuthorizeRemoteStart"));
    }

    @Test
    @DisplayName("TC_B_35_CS, TC_B_36_CS, TC_B_37_CS, TC_B_39_CS: unknown component, unknown variable, no such attribute, read-only")
    void setWhatCannotBe() throws Exception {
        JsonNode results = set(item("UnknownComponent", "OfflineThreshold", value("1")),
                item("OCPPCommCtrlr", "UnknownVariable", value("1")),
                item("OCPPCommCtrlr", "OfflineThreshold", value("1"), ",\"attributeType\":\"Target\""),
                "{\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"MessageTimeout\",\"instance\":\"Default\"}"
                        + value("30") + "}");
        assertAnswer(results.get(0), "UnknownComponent", "UnknownComponent", "OfflineThreshold");
        assertAnswer(results.get(1), "UnknownVariable", "OCPPCommCtrlr", "UnknownVariable");
        assertAnswer(results.get(2), "NotSupportedAttributeType", "OCPPCommCtrlr", "OfflineThreshold");
        assertAnswer(results.get(3), "Rejected", "OCPPCommCtrlr", "MessageTimeout");
        assertEquals("Default", results.get(3).at("/variable/instance").asText());
    }

    @Test
    @DisplayName("TC_B_12_CS: the configuration inventory has what can be written, each with its characteristics")
    void configurationInventory() throws Exception {
        List<JsonNode> items = Reports.read(csms, "GetBaseReport", "\"reportBase\":\"ConfigurationInventory\"");
        assertFalse(items.isEmpty());
        for (JsonNode item : items) {
            JsonNode characteristics = item.path("variableCharacteristics");
            assertTrue(characteristics.has("dataType"), item.toString());
            if (characteristics.path("dataType").asText().endsWith("List")) {
                assertTrue(characteristics.has("valuesList"), item.toString());
            }
            boolean writable = false;
            for (JsonNode attribute : item.path("variableAttribute")) {
                writable |= !attribute.path("mutability").asText("ReadWrite").equals("ReadOnly");
            }
            assertTrue(writable, item.toString());
        }
        Set<String> names = items.stream().map(Reports::name).collect(Collectors.toSet());
        for (String required : List.of("OCPPCommCtrlr.OfflineThreshold", "OCPPCommCtrlr.RetryBackOffRepeatTimes",
                "OCPPCommCtrlr.RetryBackOffRandomRange", "OCPPCommCtrlr.RetryBackOffWaitMinimum", "OCPPCommCtrlr.WebSocketPingInterval",
                "OCPPCommCtrlr.NetworkConfigurationPriority", "OCPPCommCtrlr.NetworkProfileConnectionAttempts",
                "OCPPCommCtrlr.ResetRetries", "OCPPCommCtrlr.UnlockOnEVSideDisconnect", "OCPPCommCtrlr.MessageAttempts[TransactionEvent]",
                "OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]", "AuthCtrlr.AuthorizeRemoteStart",
                "AuthCtrlr.LocalAuthorizeOffline",
                "AuthCtrlr.LocalPreAuthorize", "TxCtrlr.EVConnectionTimeOut", "TxCtrlr.StopTxOnEVSideDisconnect",
                "TxCtrlr.StopTxOnInvalidId",
                "SampledDataCtrlr.TxUpdatedInterval", "SampledDataCtrlr.TxEndedInterval", "AlignedDataCtrlr.Interval",
                "SecurityCtrlr.BasicAuthPassword")) {
            assertTrue(names.contains(required), required + " is not in " + new TreeSet<>(names));
        }
    }

    @Test
    @Shipped("use case B07; all that the charger has")
    @DisplayName("TC_B_13_CS, TC_B_53_CS: the full inventory has all that is required")
    void fullInventory() throws Exception {
        List<JsonNode> items = Reports.read(csms, "GetBaseReport", "\"reportBase\":\"FullInventory\"");
        Set<String> names = items.stream().map(Reports::name).collect(Collectors.toSet());
        for (String required : List.of("OCPPCommCtrlr.ActiveNetworkProfile", "OCPPCommCtrlr.FileTransferProtocols",
                "OCPPCommCtrlr.MessageTimeout[Default]", "OCPPCommCtrlr.OfflineThreshold", "DeviceDataCtrlr.ItemsPerMessage[GetReport]",
                "DeviceDataCtrlr.ItemsPerMessage[GetVariables]", "DeviceDataCtrlr.ItemsPerMessage[SetVariables]",
                "DeviceDataCtrlr.BytesPerMessage[GetReport]", "DeviceDataCtrlr.BytesPerMessage[GetVariables]",
                "DeviceDataCtrlr.BytesPerMessage[SetVariables]", "ClockCtrlr.DateTime", "ClockCtrlr.TimeSource", "TxCtrlr.TxStartPoint",
                "TxCtrlr.TxStopPoint", "SampledDataCtrlr.TxStartedMeasurands", "SampledDataCtrlr.TxUpdatedMeasurands",
                "SampledDataCtrlr.TxEndedMeasurands", "AlignedDataCtrlr.Measurands", "AlignedDataCtrlr.TxEndedMeasurands",
                "ChargingStation.AvailabilityState", "ChargingStation.Available", "ChargingStation.SupplyPhases", "EVSE.AvailabilityState",
                "EVSE.Available", "EVSE.Power", "EVSE.SupplyPhases", "Connector.AvailabilityState", "Connector.Available",
                "Connector.ConnectorType", "Connector.SupplyPhases", "SecurityCtrlr.SecurityProfile", "SecurityCtrlr.OrganizationName",
                "SecurityCtrlr.CertificateEntries")) {
            assertTrue(names.contains(required), required + " is not in " + new TreeSet<>(names));
        }
        assertEquals(2, items.stream().filter(item -> Reports.name(item).equals("EVSE.AvailabilityState")).count());
    }

    @Test
    @DisplayName("TC_B_15_CS: a summary inventory is given, or said not to be supported")
    void summaryInventory() throws Exception {
        String status = csms.call("GetBaseReport", "{\"requestId\":99,\"reportBase\":\"SummaryInventory\"}").path("status").asText();
        if (status.equals("NotSupported")) {
            csms.refute(Duration.ofMillis(500), "NotifyReport");
        } else {
            assertEquals("Accepted", status);
            csms.expect("NotifyReport", ScriptedCsms.at("/requestId", "99"));
        }
    }

    @Test
    @Shipped("generic requirements")
    @DisplayName("TC_P_03_CS: custom data does not disturb")
    void customData() throws Exception {
        BENCH.set("OCPPCommCtrlr.OfflineThreshold", "100");
        String custom = "\"customData\":{\"vendorId\":\"com.example\",\"anything\":{\"deep\":[1]}}";
        JsonNode answer = csms.call("SetVariables", "{" + custom + ",\"setVariableData\":[{" + custom
                + ",\"component\":{\"name\":\"OCPPCommCtrlr\"," + custom + "},\"variable\":{\"name\":\"OfflineThreshold\"," + custom
                + "},\"attributeValue\":\"200\",\"attributeType\":\"Actual\"}]}");
        assertEquals("Accepted", answer.at("/setVariableResult/0/attributeStatus").asText());
        assertEquals("200", BENCH.get("OCPPCommCtrlr.OfflineThreshold"));
    }

    @Test
    @Shipped("use case P01")
    @DisplayName("TC_P_01_CS: a vendor that nobody knows")
    void dataTransfer() throws Exception {
        String status = csms.call("DataTransfer", "{\"vendorId\":\"org.openchargealliance.octt\",\"messageId\":\"Unknown\"}").path("status")
                .asText();
        assertEquals("UnknownVendorId", status);
    }
}
