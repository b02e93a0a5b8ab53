package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F06: the CSMS asks for a message. */
class TriggerMessageTest {

    private static final Duration WHILE = Duration.ofMillis(500);
    private static final String FIRST = ",\"evse\":{\"id\":1}";
    private static final String CONNECTOR = ",\"evse\":{\"id\":1,\"connectorId\":1}";

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    private String trigger(String message, String more) throws Exception {
        csms.calm();
        return csms.call("TriggerMessage", "{\"requestedMessage\":\"" + message + "\"" + more + "}").path("status").asText();
    }

    private void meterValues(int evseId) {
        Call values = csms.expect("MeterValues", at("/evseId", Integer.toString(evseId)));
        assertEquals("Trigger", values.text("/meterValue/0/sampledValue/0/context"));
    }

    @Test
    @DisplayName("TC_F_11_CS, TC_F_12_CS: MeterValues, of one EVSE and of all")
    void meterValues() throws Exception {
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        assertEquals("Accepted", trigger("MeterValues", FIRST));
        meterValues(1);
        csms.refute(WHILE, "MeterValues");
        assertEquals("Accepted", trigger("MeterValues", ""));
        meterValues(1);
        meterValues(2);
    }

    private void transactionEvent(String transaction, int evseId) {
        Call event = csms.expect("TransactionEvent", at("/triggerReason", "Trigger"), at("/transactionInfo/transactionId", transaction));
        assertTrue(!event.payload().has("evse") || event.text("/evse/id").equals(Integer.toString(evseId)));
        assertEquals("Charging", event.text("/transactionInfo/chargingState"));
        assertEquals("Trigger", event.text("/meterValue/0/sampledValue/0/context"));
    }

    @Test
    @Shipped("use case F06")
    @DisplayName("TC_F_13_CS, TC_F_14_CS: TransactionEvent, of one EVSE and of all; without a transaction it is Rejected")
    void transactionEvents() throws Exception {
        assertEquals("Rejected", trigger("TransactionEvent", ""));
        String first = BENCH.charge(1, "ALICE");
        String second = BENCH.charge(2, "BOB");
        assertEquals("Accepted", trigger("TransactionEvent", FIRST));
        transactionEvent(first, 1);
        csms.refute(WHILE, "TransactionEvent", at("/triggerReason", "Trigger"));
        assertEquals("Accepted", trigger("TransactionEvent", ""));
        transactionEvent(first, 1);
        transactionEvent(second, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", FIRST})
    @DisplayName("TC_F_18_CS, TC_F_17_CS, F06.FR.03: FirmwareStatusNotification while nothing happens, whichever EVSE is named")
    void firmwareStatus(String evse) throws Exception {
        assertEquals("Accepted", trigger("FirmwareStatusNotification", evse));
        assertEquals("Idle", csms.expect("FirmwareStatusNotification").text("/status"));
    }

    @Test
    @DisplayName("TC_F_20_CS: Heartbeat")
    void heartbeat() throws Exception {
        assertEquals("Accepted", trigger("Heartbeat", ""));
        csms.expect("Heartbeat");
    }

    @Test
    @DisplayName("TC_F_23_CS, TC_F_24_CS, F06.FR.09: StatusNotification of a connector, free and occupied")
    void statusNotification() throws Exception {
        assertEquals("Accepted", trigger("StatusNotification", CONNECTOR));
        BENCH.expectStatus(1, "Available");
        BENCH.plugIn(1);
        BENCH.expectStatus(1, "Occupied");
        assertEquals("Accepted", trigger("StatusNotification", CONNECTOR));
        BENCH.expectStatus(1, "Occupied");
    }

    @Test
    @DisplayName("TC_F_26_CS: BootNotification after the CSMS has accepted the station is Rejected")
    void bootNotification() throws Exception {
        assertEquals("Rejected", trigger("BootNotification", ""));
        csms.refute(WHILE, "BootNotification");
    }

    @Test
    @DisplayName("TC_F_27_CS: a message that the station cannot send is NotImplemented")
    void notImplemented() throws Exception {
        assertEquals("NotImplemented", trigger("SignCombinedCertificate", ""));
    }

    @Test
    @DisplayName("TC_F_15_CS, F06.FR.15: LogStatusNotification while no log is under way")
    void noLog() throws Exception {
        assertEquals("Accepted", trigger("LogStatusNotification", ""));
        assertEquals("Idle", csms.expect("LogStatusNotification").text("/status"));
    }

    @Test
    @DisplayName("TC_F_16_CS, F06.FR.14: LogStatusNotification while a log is uploaded")
    void logUploading() throws Exception {
        try (FileDrop drop = BENCH.fileDrop()) {
            drop.hold();
            assertEquals("Accepted", csms.call("GetLog", "{\"requestId\":16,\"logType\":\"DiagnosticsLog\",\"log\":{\"remoteLocation\":\""
                    + drop.url() + "\"}}").path("status").asText());
            csms.expect("LogStatusNotification", at("/status", "Uploading"));
            assertEquals("Accepted", trigger("LogStatusNotification", ""));
            Call status = csms.expect("LogStatusNotification");
            assertEquals("Uploading", status.text("/status"));
            assertEquals("16", status.text("/requestId"));
            drop.open();
            csms.expect("LogStatusNotification", at("/status", "Uploaded"));
        }
    }
}
