package io.busbar.ocpp.dialect.v16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.json.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The product's blocks, core, RPC layer and store, with a CSMS that speaks OCPP 1.6J and nothing else. */
class Ocpp16Test {

    private static final Pattern TRANSACTION_ID = Pattern.compile("\"transactionId\":(-?\\d+)");

    private final AtomicInteger given = new AtomicInteger(4710);
    private Site site;

    private Site begin(long seed) throws IOException {
        site = new Site("ocpp1.6", seed);
        String accepted = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
        site.csms.answer("BootNotification",
                payload -> "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-01T08:00:01Z\",\"interval\":300}");
        site.csms.answer("Heartbeat", payload -> "{\"currentTime\":\"2026-03-01T08:00:01Z\"}");
        site.csms.answer("Authorize", payload -> accepted);
        site.csms.answer("StopTransaction", payload -> accepted);
        site.csms.answer("StartTransaction",
                payload -> "{\"idTagInfo\":{\"status\":\"Accepted\"},\"transactionId\":" + given.incrementAndGet() + "}");
        site.powerOn();
        return site;
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
        }
    }

    private void untilStatus(int connector, String status) {
        site.until(() -> status.equals(status(connector)), "connector " + connector + " is " + status);
    }

    /** The last that the CSMS heard of a connector. */
    private String status(int connector) {
        return site.csms.calls.stream().filter(call -> call.startsWith("StatusNotification {\"connectorId\":" + connector + ","))
                .reduce((one, later) -> later).map(call -> call.replaceAll(".*\"status\":\"(\\w+)\".*", "$1")).orElse("none");
    }

    private void charge() throws Exception {
        untilStatus(1, "Available");
        site.plug();
        untilStatus(1, "Preparing");
        site.swipe();
        untilStatus(1, "Charging");
    }

    private static int transactionId(String message) {
        Matcher id = TRANSACTION_ID.matcher(message);
        assertTrue(id.find(), message);
        return Integer.parseInt(id.group(1));
    }

    private String answerTo(String id) {
        site.until(() -> site.csms.others.stream().anyMatch(frame -> frame instanceof Frame.CallResult result && result.id().equals(id)),
                "an answer to " + id);
        return site.csms.others.stream().filter(frame -> frame instanceof Frame.CallResult result && result.id().equals(id))
                .map(frame -> ((Frame.CallResult) frame).payload()).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("OCPP 1.6, 4.2, 4.9: the station boots and reports connector 0 and its connectors, numbered through the EVSEs")
    void boots() throws Exception {
        begin(1);
        untilStatus(2, "Available");
        assertEquals("BootNotification {\"chargePointVendor\":\"Busbar\",\"chargePointModel\":\"Simulation\"}",
                site.csms.last("BootNotification").replaceAll(",\"(chargePointSerialNumber|firmwareVersion)\":\"[^\"]*\"", ""));
        assertEquals("Available", status(0));
        assertEquals("Available", status(1));
        assertEquals("none", status(3));
    }

    @Test
    @DisplayName("OCPP 1.6, 4.8, 4.9, 4.10: a session is StartTransaction and StopTransaction, with Preparing, SuspendedEV and Finishing")
    void session() throws Exception {
        begin(1);
        charge();
        assertTrue(site.csms.heard("Authorize", "\"idTag\":\"AABBCC01\""), site.csms.calls::toString);
        assertTrue(
                site.csms.last("StartTransaction").startsWith("StartTransaction {\"connectorId\":1,\"idTag\":\"AABBCC01\",\"meterStart\":"),
                site.csms.last("StartTransaction"));
        site.carReady(false);
        untilStatus(1, "SuspendedEV");
        site.carReady(true);
        untilStatus(1, "Charging");
        site.swipe();
        untilStatus(1, "Finishing");
        assertEquals(given.get(), transactionId(site.csms.last("StopTransaction")));
        assertTrue(site.csms.last("StopTransaction").contains("\"reason\":\"Local\""), site.csms.last("StopTransaction"));
        site.unplug();
        untilStatus(1, "Available");
        site.until(() -> site.queued() == 0, "the outbox is empty");
        assertEquals(1, site.csms.calls.stream().filter(call -> call.startsWith("StartTransaction")).count());
        assertEquals(1, site.csms.calls.stream().filter(call -> call.startsWith("StopTransaction")).count());
    }

    @Test
    @DisplayName("OCPP 1.6, 4.10: the id that the CSMS gave is in a StopTransaction that was queued offline, after a power cut")
    void idOverAPowerCut() throws Exception {
        begin(1);
        charge();
        int id = given.get();
        site.csms.reachable(false);
        site.swipe();
        site.until(() -> site.queued() > 0, "a StopTransaction waits");
        site.loop.advance(Duration.ofSeconds(30));
        assertEquals(0, site.csms.calls.stream().filter(call -> call.startsWith("StopTransaction")).count());
        site.powerCut();
        site.csms.reachable(true);
        site.powerOn();
        site.until(() -> site.csms.heard("StopTransaction"), "StopTransaction");
        assertEquals(id, transactionId(site.csms.last("StopTransaction")));
        site.until(() -> site.queued() == 0, "the outbox is empty");
        assertEquals(1, site.csms.calls.stream().filter(call -> call.startsWith("StartTransaction")).count());
    }

    @Test
    @DisplayName("Law 2: wherever the power is cut after StartTransaction was received, StopTransaction has the last id that the CSMS gave")
    void idAtomicWithTheAnswer() throws Exception {
        for (int run = 0; run < 60; run++) {
            // all around, and often while the answer is on its way to the disk
            int cut = run < 20 ? run * 3 : 10 + run % 5;
            begin(run);
            untilStatus(1, "Available");
            site.plug();
            untilStatus(1, "Preparing");
            site.swipe();
            site.until(() -> site.csms.heard("StartTransaction"), "StartTransaction");
            site.loop.advance(Duration.ofMillis(cut));
            site.powerCut();
            site.powerOn();
            site.until(() -> site.csms.heard("StopTransaction"), "StopTransaction after a cut in " + cut + " ms");
            assertEquals(given.get(), transactionId(site.csms.last("StopTransaction")),
                    "after a cut in " + cut + " ms: " + site.csms.calls);
            site.close();
        }
    }

    @Test
    @DisplayName("OCPP 1.6, 5.8, 5.3: GetConfiguration and ChangeConfiguration are answered by the dialect from the device model, durably")
    void configuration() throws Exception {
        begin(1);
        untilStatus(2, "Available");
        site.csms.say("[2,\"g1\",\"GetConfiguration\",{\"key\":[\"NumberOfConnectors\",\"ConnectionTimeOut\",\"Nonsense\"]}]");
        String before = answerTo("g1");
        assertTrue(before.contains("{\"key\":\"NumberOfConnectors\",\"readonly\":true,\"value\":\"2\"}"), before);
        assertTrue(before.contains("\"unknownKey\":[\"Nonsense\"]"), before);
        site.csms.say("[2,\"c1\",\"ChangeConfiguration\",{\"key\":\"ConnectionTimeOut\",\"value\":\"77\"}]");
        assertEquals("{\"status\":\"Accepted\"}", answerTo("c1"));
        site.csms.say("[2,\"c2\",\"ChangeConfiguration\",{\"key\":\"Nonsense\",\"value\":\"77\"}]");
        assertEquals("{\"status\":\"NotSupported\"}", answerTo("c2"));
        site.powerCut();
        site.powerOn();
        site.until(() -> site.station().link().up(), "a link");
        site.csms.say("[2,\"g2\",\"GetConfiguration\",{\"key\":[\"ConnectionTimeOut\"]}]");
        assertEquals("{\"configurationKey\":[{\"key\":\"ConnectionTimeOut\",\"readonly\":false,\"value\":\"77\"}]}", answerTo("g2"));
    }

    @Test
    @DisplayName("OCPP-J 1.6: what it lacks is NotImplemented, a broken payload FormationViolation, an unknown message type ignored, and SEND not there")
    void frames() throws Exception {
        begin(1);
        untilStatus(2, "Available");
        site.csms.others.clear();
        site.csms.say("[9,\"x\",{}]");
        site.csms.say("[2,\"a\",\"GetVariables\",{}]");
        site.csms.say("[2,\"b\",\"GetConfiguration\",{\"keys\":[]}]");
        site.until(() -> site.csms.others.size() == 2, "two answers");
        assertEquals(List.of("NotImplemented", "FormationViolation"),
                site.csms.others.stream().map(frame -> ((Frame.CallError) frame).code()).toList());
    }
}
