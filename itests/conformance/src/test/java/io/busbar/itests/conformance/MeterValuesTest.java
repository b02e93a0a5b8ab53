package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeterValuesTest {

    private static final Set<String> MEASURANDS = Set.of("Energy.Active.Import.Register", "Power.Active.Import", "Current.Import");

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private static Set<String> measurands(JsonNode meterValue) {
        Set<String> measurands = new TreeSet<>();
        meterValue.path("sampledValue").forEach(value -> measurands.add(value.path("measurand").asText("Energy.Active.Import.Register")));
        return measurands;
    }

    private static List<String> contexts(JsonNode meterValues) {
        List<String> contexts = new ArrayList<>();
        meterValues.forEach(value -> contexts.add(value.at("/sampledValue/0/context").asText("Sample.Periodic")));
        return contexts;
    }

    private static Instant time(JsonNode meterValue) {
        return Instant.parse(meterValue.path("timestamp").asText());
    }

    private static String list(Set<String> measurands) {
        return String.join(",", measurands);
    }

    /** So far apart on the clock, in whole seconds and on their multiples. */
    private static void assertAligned(JsonNode first, JsonNode second, int seconds) {
        assertEquals(0, time(first).getEpochSecond() % seconds);
        assertEquals(seconds, time(second).getEpochSecond() - time(first).getEpochSecond());
    }

    private JsonNode alignedOutside(int evseId) {
        JsonNode value = csms.expect("MeterValues", at("/evseId", Integer.toString(evseId))).payload().at("/meterValue/0");
        assertEquals(MEASURANDS, measurands(value));
        assertEquals("Sample.Clock", value.at("/sampledValue/0/context").asText());
        return value;
    }

    @Test
    @Shipped("use case J01")
    @DisplayName("TC_J_01_CS: without a transaction each EVSE's aligned values come at the interval, on the clock")
    void alignedIdle() throws Exception {
        BENCH.set("AlignedDataCtrlr.Measurands", list(MEASURANDS));
        BENCH.set("AlignedDataCtrlr.Interval", "2");
        for (int evse = 1; evse <= 2; evse++) {
            JsonNode first = alignedOutside(evse);
            assertAligned(first, alignedOutside(evse), 2);
        }
    }

    @Test
    @DisplayName("TC_J_02_CS: those of an EVSE with a transaction come as its events, of the others as before")
    void alignedWithTransaction() throws Exception {
        BENCH.set("AlignedDataCtrlr.Measurands", list(MEASURANDS));
        BENCH.set("AlignedDataCtrlr.SendDuringIdle", "false");
        String transaction = BENCH.charge(1, "CAR1");
        BENCH.set("AlignedDataCtrlr.Interval", "2");
        List<JsonNode> values = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Call event = csms.expect("TransactionEvent", at("/triggerReason", "MeterValueClock"));
            assertEquals(transaction, event.text("/transactionInfo/transactionId"));
            values.add(event.payload().at("/meterValue/0"));
            assertEquals(MEASURANDS, measurands(values.get(i)));
            assertEquals("Sample.Clock", values.get(i).at("/sampledValue/0/context").asText());
        }
        assertAligned(values.get(0), values.get(1), 2);
        alignedOutside(2);
    }

    private JsonNode endOf(String uid) throws Exception {
        BENCH.swipe(1, uid);
        return csms.expect("TransactionEvent", at("/eventType", "Ended")).payload().path("meterValue");
    }

    @Test
    @DisplayName("TC_J_03_CS: aligned values that were collected for the end")
    void alignedAtTheEnd() throws Exception {
        BENCH.set("AlignedDataCtrlr.TxEndedMeasurands", list(MEASURANDS));
        BENCH.set("SampledDataCtrlr.TxEndedMeasurands", "");
        BENCH.set("AlignedDataCtrlr.SendDuringIdle", "false");
        BENCH.set("AlignedDataCtrlr.TxEndedInterval", "1");
        BENCH.charge(1, "CAR1");
        csms.refute(Duration.ofSeconds(4), "TransactionEvent", at("/eventType", "Ended"));
        JsonNode values = endOf("CAR1");
        assertTrue(values.size() >= 3, values::toString);
        assertEquals(Set.of("Sample.Clock"), new TreeSet<>(contexts(values)));
        for (int i = 1; i < values.size(); i++) {
            assertAligned(values.get(i - 1), values.get(i), 1);
            assertEquals(MEASURANDS, measurands(values.get(i)));
        }
    }

    @Test
    @DisplayName("TC_J_06_CS: aligned values only while nobody charges")
    void onlyIdle() throws Exception {
        BENCH.set("AlignedDataCtrlr.Measurands", list(MEASURANDS));
        BENCH.set("AlignedDataCtrlr.SendDuringIdle", "true");
        BENCH.set("AlignedDataCtrlr.Interval", "2");
        alignedOutside(1);
        BENCH.charge(1, "CAR1");
        int before = csms.calls("MeterValues").size();
        csms.refute(Duration.ofSeconds(5), "TransactionEvent", at("/triggerReason", "MeterValueClock"));
        assertEquals(before, csms.calls("MeterValues").size());
        endOf("CAR1");
        BENCH.unplug(1);
        BENCH.expectStatus(1, "Available");
        Instant ended = BENCH.now();
        csms.expect("MeterValues", call -> call.action().equals("MeterValues") && time(call.payload().at("/meterValue/0")).isAfter(ended));
    }

    @Test
    @Shipped("use case J02")
    @DisplayName("TC_J_07_CS: the transaction's start has the chosen values")
    void sampledAtTheStart() throws Exception {
        BENCH.set("SampledDataCtrlr.TxStartedMeasurands", list(MEASURANDS));
        BENCH.set("TxCtrlr.TxStartPoint", "EVConnected");
        BENCH.plugIn(1);
        JsonNode value = csms.expect("TransactionEvent", at("/eventType", "Started")).payload().at("/meterValue/0");
        assertEquals("Transaction.Begin", value.at("/sampledValue/0/context").asText());
        assertEquals(MEASURANDS, measurands(value));
    }

    @Test
    @DisplayName("TC_J_08_CS: where a transaction began without an EVSE, the first event that names one has the values of its beginning")
    void sampledWhenTheEvseIsKnown() throws Exception {
        BENCH.set("SampledDataCtrlr.TxStartedMeasurands", list(MEASURANDS));
        BENCH.set("TxCtrlr.TxStartPoint", "Authorized");
        BENCH.swipe(1, "CAR1");
        Call first = csms.expect("TransactionEvent", call -> call.payload().has("evse"));
        JsonNode value = first.payload().at("/meterValue/0");
        assertEquals("Transaction.Begin", value.at("/sampledValue/0/context").asText());
        assertEquals(MEASURANDS, measurands(value));
    }

    @Test
    @DisplayName("TC_J_09_CS: in its course the chosen values come at the interval")
    void sampled() throws Exception {
        BENCH.set("SampledDataCtrlr.TxUpdatedMeasurands", list(MEASURANDS));
        BENCH.set("SampledDataCtrlr.TxUpdatedInterval", "2");
        BENCH.charge(1, "CAR1");
        List<Call> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Call event = csms.expect("TransactionEvent", at("/triggerReason", "MeterValuePeriodic"));
            assertEquals(MEASURANDS, measurands(event.payload().at("/meterValue/0")));
            assertEquals("Sample.Periodic", event.text("/meterValue/0/sampledValue/0/context"));
            events.add(event);
        }
        for (int i = 1; i < 3; i++) {
            long millis = Duration
                    .between(Instant.parse(events.get(i - 1).text("/timestamp")), Instant.parse(events.get(i).text("/timestamp")))
                    .toMillis();
            assertEquals(2_000, millis, 300);
        }
    }

    @Test
    @DisplayName("TC_J_10_CS: values that were collected for the end")
    void sampledAtTheEnd() throws Exception {
        BENCH.set("SampledDataCtrlr.TxEndedMeasurands", list(MEASURANDS));
        BENCH.set("AlignedDataCtrlr.TxEndedMeasurands", "");
        BENCH.set("SampledDataCtrlr.TxEndedInterval", "1");
        BENCH.charge(1, "CAR1");
        csms.refute(Duration.ofSeconds(4), "TransactionEvent", at("/eventType", "Ended"));
        JsonNode values = endOf("CAR1");
        List<String> contexts = contexts(values);
        assertTrue(contexts.stream().filter("Sample.Periodic"::equals).count() >= 3, contexts::toString);
        assertEquals("Transaction.End", contexts.get(contexts.size() - 1));
        assertTrue(contexts.subList(0, contexts.size() - 1).stream()
                .allMatch(c -> Set.of("Transaction.Begin", "Sample.Periodic").contains(c)));
        for (JsonNode value : values) {
            assertEquals(MEASURANDS, measurands(value));
        }
    }

    /** The record as the meter signed it, with the key that came with it. */
    private static void assertGenuine(JsonNode sampledValue, String publicKey) throws Exception {
        JsonNode signed = sampledValue.path("signedMeterValue");
        assertEquals("OCMF", signed.path("encodingMethod").asText(), sampledValue.toString());
        String[] record = text(signed.path("signedMeterData").asText()).split("\\|");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(text(publicKey).replace("oca:base16:asn1:", "")))));
        signature.update(record[1].getBytes(StandardCharsets.UTF_8));
        assertTrue(signature.verify(HexFormat.of().parseHex(record[2].replaceAll(".*\"SD\":\"|\"}", ""))), record[1]);
        assertEquals(sampledValue.path("value").asDouble(), Double.parseDouble(record[1].replaceAll(".*\"RV\":([0-9.]+).*", "$1")), 0.001);
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private JsonNode endedValues() throws Exception {
        String transaction = BENCH.charge(1, "CAR1");
        // one moment of collection at least
        csms.expect("TransactionEvent", at("/transactionInfo/transactionId", transaction), at("/triggerReason", "MeterValuePeriodic"));
        BENCH.swipe(1, "CAR1");
        return csms.expect("TransactionEvent", at("/eventType", "Ended"), at("/transactionInfo/transactionId", transaction)).payload()
                .path("meterValue");
    }

    @Test
    @DisplayName("TC_J_04_CS, J01.FR.21: aligned values of the Ended event are signed, as the meter signed them, the public key once")
    void alignedSigned() throws Exception {
        BENCH.set("SampledDataCtrlr.TxUpdatedInterval", "3");
        BENCH.set("AlignedDataCtrlr.TxEndedMeasurands", "Energy.Active.Import.Register");
        BENCH.set("AlignedDataCtrlr.TxEndedInterval", "1");
        BENCH.set("AlignedDataCtrlr.SendDuringIdle", "false");
        BENCH.set("AlignedDataCtrlr.SignReadings", "true");
        BENCH.set("SampledDataCtrlr.SignReadings", "true");
        BENCH.set("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", "OncePerTransaction");
        JsonNode values = endedValues();
        List<JsonNode> aligned = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        values.forEach(value -> {
            JsonNode sampled = value.at("/sampledValue/0");
            assertTrue(sampled.has("signedMeterValue"), values.toString());
            if (sampled.path("context").asText().equals("Sample.Clock")) {
                aligned.add(value);
            }
            keys.add(sampled.at("/signedMeterValue/publicKey").asText());
        });
        assertTrue(aligned.size() >= 2, values.toString());
        assertAligned(aligned.get(0), aligned.get(1), 1);
        keys.removeIf(String::isEmpty);
        assertEquals(1, keys.size(), "once in a transaction");
        for (JsonNode value : aligned) {
            assertGenuine(value.at("/sampledValue/0"), keys.get(0));
        }
    }

    @Test
    @DisplayName("TC_J_11_CS, J02.FR.21: sampled values of the Ended event are signed, the public key with each when that is set")
    void sampledSigned() throws Exception {
        BENCH.set("SampledDataCtrlr.TxUpdatedInterval", "3");
        BENCH.set("SampledDataCtrlr.TxEndedMeasurands", "Energy.Active.Import.Register");
        BENCH.set("SampledDataCtrlr.TxEndedInterval", "1");
        BENCH.set("SampledDataCtrlr.SignReadings", "true");
        BENCH.set("OCPPCommCtrlr.PublicKeyWithSignedMeterValue", "EveryMeterValue");
        JsonNode values = endedValues();
        Set<String> contexts = new TreeSet<>(contexts(values));
        assertTrue(contexts.containsAll(Set.of("Sample.Periodic", "Transaction.End")), contexts.toString());
        Set<String> keys = new TreeSet<>();
        for (JsonNode value : values) {
            String key = value.at("/sampledValue/0/signedMeterValue/publicKey").asText();
            keys.add(key);
            assertGenuine(value.at("/sampledValue/0"), key);
        }
        assertEquals(1, keys.size(), "one meter, one key");
    }
}
