package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** D01, D02: sending the local authorization list, and asking for its version. */
class LocalListTest {

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();

    static String entry(String uid, String info) {
        return "{\"idToken\":{\"idToken\":\"" + uid + "\",\"type\":\"ISO14443\"}" + (info.isEmpty() ? "" : ",\"idTokenInfo\":" + info)
                + "}";
    }

    static String status(String status) {
        return "{\"status\":\"" + status + "\"}";
    }

    static String send(ScriptedCsms csms, String type, int version, String... entries) throws IOException {
        String list = entries.length == 0 ? "" : ",\"localAuthorizationList\":[" + String.join(",", entries) + "]";
        return csms.call("SendLocalList", "{\"versionNumber\":" + version + ",\"updateType\":\"" + type + "\"" + list + "}").path("status")
                .asText();
    }

    static int version(ScriptedCsms csms) throws IOException {
        return csms.call("GetLocalListVersion", "{}").path("versionNumber").asInt();
    }

    @AfterEach
    void emptyList() throws IOException {
        if (csms.isConnected()) {
            send(csms, "Full", 1);
        }
    }

    private void install(int version) throws IOException {
        assertEquals("Accepted", send(csms, "Full", version, entry("VALID1", status("Accepted"))));
    }

    private String entries() throws IOException {
        return BENCH.get("LocalAuthListCtrlr.Entries");
    }

    @Test
    @DisplayName("TC_D_01_CS: a full list is taken, and its version")
    void full() throws IOException {
        install(3);
        assertEquals("Accepted", send(csms, "Full", 7, entry("VALID2", status("Accepted"))));
        assertEquals(7, version(csms));
        assertEquals("1", entries());
    }

    @Test
    @DisplayName("TC_D_02_CS: a differential update adds a token")
    void differentialUpdate() throws IOException {
        install(3);
        assertEquals("Accepted", send(csms, "Differential", 4, entry("VALID2", status("Accepted"))));
        assertEquals(4, version(csms));
        assertEquals("2", entries());
    }

    @Test
    @DisplayName("TC_D_03_CS: a differential update takes a token off")
    void differentialRemove() throws IOException {
        install(3);
        assertEquals("Accepted", send(csms, "Differential", 4, entry("VALID1", "")));
        assertEquals(4, version(csms));
        assertEquals("0", entries());
    }

    @Test
    @DisplayName("TC_D_04_CS: a full list without tokens empties it")
    void fullEmpty() throws IOException {
        install(3);
        assertEquals("Accepted", send(csms, "Full", 3));
        assertEquals(3, version(csms));
        assertEquals("0", entries());
    }

    @Test
    @DisplayName("TC_D_05_CS: a differential update without tokens changes the version alone")
    void differentialEmpty() throws IOException {
        install(3);
        assertEquals("Accepted", send(csms, "Differential", 4));
        assertEquals(4, version(csms));
        assertEquals("1", entries());
    }

    @Test
    @DisplayName("TC_D_06_CS: a differential update of an older version is a mismatch")
    void mismatch() throws IOException {
        install(3);
        assertEquals("VersionMismatch", send(csms, "Differential", 2, entry("VALID2", status("Accepted"))));
        assertEquals(3, version(csms));
        assertEquals("1", entries());
    }

    @Test
    @Shipped("use case D01; the process is killed")
    @DisplayName("TC_D_07_CS: the list outlives the mains plug being pulled")
    void overReboot() throws Exception {
        install(9);
        BENCH.powerCut();
        BENCH.start();
        csms.expect("BootNotification");
        csms.expect("StatusNotification");
        assertEquals(9, version(csms));
        assertEquals("1", entries());
    }

    @Test
    @Shipped("use case D02")
    @DisplayName("TC_D_08_CS: the version is told")
    void version() throws IOException {
        install(5);
        assertEquals(5, version(csms));
    }

    @Test
    @DisplayName("TC_D_10_CS: the version of a list that is switched off is 0")
    void switchedOff() throws IOException {
        install(5);
        BENCH.set("LocalAuthListCtrlr.Enabled", "false");
        assertEquals(0, version(csms));
    }
}
