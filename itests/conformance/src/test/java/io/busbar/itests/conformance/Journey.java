package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A charger of a case's own between several CSMSs: for cases after which it cannot be put back as it was. All frames are checked at the end. */
final class Journey implements AutoCloseable {

    static final String PASSWORD = "sixteen-characters-or-more";
    static final String PRIORITY = "OCPPCommCtrlr.NetworkConfigurationPriority";
    static final String ACTIVE = "OCPPCommCtrlr.ActiveNetworkProfile";
    static final String PROFILE = "SecurityCtrlr.SecurityProfile";

    /** A restart of the whole station on a machine with other work. */
    static final Duration LONG = Patience.ofSeconds(60);

    private final List<ScriptedCsms> all;
    private final ScriptedCsms home;
    private final Path folder;
    private final Rig rig = Way.current().rig();
    private StationSetup setup = StationSetup.REFERENCE;

    /** @param csmss the first is the one of the configuration */
    Journey(int securityProfile, ScriptedCsms... csmss) throws Exception {
        all = List.of(csmss);
        home = all.get(0);
        folder = Files.createTempDirectory("journey");
        with("BUSBAR_PASSWORD", PASSWORD).with("BUSBAR_SECURITY_PROFILE", Integer.toString(securityProfile));
        for (ScriptedCsms csms : all) {
            csms.on(rig);
            csms.up();
        }
    }

    /** The configuration's CSMS roots. */
    Journey trusting(TestCa... authorities) throws IOException {
        StringBuilder roots = new StringBuilder();
        for (TestCa authority : authorities) {
            roots.append(authority.rootPem());
        }
        return with("BUSBAR_CSMS_ROOTS", Files.writeString(folder.resolve("roots.pem"), roots).toString());
    }

    /** The certificate that the station is delivered with. */
    Journey delivered(TestCa.Issued own) throws IOException {
        return with("BUSBAR_KEY", Files.writeString(folder.resolve("station.key"), own.keyPem()).toString())
                .with("BUSBAR_CERTIFICATES", Files.writeString(folder.resolve("station.pem"), own.certificatePem()).toString());
    }

    Journey with(String name, String value) {
        setup = setup.with(name, value);
        return this;
    }

    /** Starts the station, and waits until it has registered. */
    Journey begin() throws IOException {
        rig.order(setup, home.url());
        rig.start();
        booted(home);
        return this;
    }

    Rig station() {
        return rig;
    }

    Instant now() {
        return rig.time().now();
    }

    void await(CaseTime.Check check) {
        rig.time().until(LONG, check);
    }

    /** The station has registered with it, and told the state of its connectors. */
    void booted(ScriptedCsms csms) {
        csms.expect(LONG, "BootNotification");
        for (int evse = 1; evse <= 2; evse++) {
            csms.expect(LONG, "StatusNotification", ScriptedCsms.at("/evseId", Integer.toString(evse)),
                    ScriptedCsms.at("/connectorStatus", "Available"));
        }
    }

    /** Fills a slot. @return status of the answer, and the reason code if there is one */
    String fill(ScriptedCsms by, int slot, String url, int securityProfile) throws IOException {
        JsonNode answer = by.call("SetNetworkProfile", "{\"configurationSlot\":" + slot + ",\"connectionData\":{\"messageTimeout\":30,"
                + "\"ocppCsmsUrl\":\"" + url + "\",\"ocppInterface\":\"Wired0\",\"ocppTransport\":\"JSON\",\"ocppVersion\":\"OCPP20\","
                + "\"securityProfile\":" + securityProfile + "}}");
        String reason = answer.at("/statusInfo/reasonCode").asText();
        return answer.path("status").asText() + (reason.isEmpty() ? "" : " " + reason);
    }

    String write(ScriptedCsms by, String variable, String value) throws IOException {
        return by.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"" + value + "\"," + ids(variable) + "}]}")
                .at("/setVariableResult/0/attributeStatus").asText();
    }

    String read(ScriptedCsms by, String variable) throws IOException {
        return by.call("GetVariables", "{\"getVariableData\":[{" + ids(variable) + "}]}").at("/getVariableResult/0/attributeValue")
                .asText();
    }

    private static String ids(String variable) {
        String[] names = variable.split("[.]");
        return "\"component\":{\"name\":\"" + names[0] + "\"},\"variable\":{\"name\":\"" + names[1] + "\"}";
    }

    /** Short waits before connecting again. */
    void connectsSoon(ScriptedCsms by) throws IOException {
        assertEquals("Accepted", write(by, "OCPPCommCtrlr.RetryBackOffRandomRange", "0"));
        assertEquals("Accepted", write(by, "OCPPCommCtrlr.RetryBackOffWaitMinimum", "1"));
    }

    /** The security event is told to the CSMS, and is in the station's log. */
    void told(ScriptedCsms csms, String event) {
        csms.expect(LONG, "SecurityEventNotification", ScriptedCsms.at("/type", event));
        assertTrue(rig.log().contains("Security event " + event), rig.log());
    }

    void reset(ScriptedCsms by) throws IOException {
        assertEquals("Accepted", by.call("Reset", "{\"type\":\"OnIdle\"}").path("status").asText());
    }

    void awaitLinkWith(ScriptedCsms csms) {
        await(csms::isConnected);
    }

    @Override
    public void close() throws IOException {
        rig.close();
        for (ScriptedCsms csms : all) {
            try {
                csms.down();
            } catch (Exception e) {
                throw new IOException("a CSMS does not end", e);
            }
            csms.check("a journey");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
