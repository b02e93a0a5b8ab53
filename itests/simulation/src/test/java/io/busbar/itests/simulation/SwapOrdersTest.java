package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the CSMS ordered, and a module took on, is done by the module's next version. */
class SwapOrdersTest {

    private static final Duration AWAY = Duration.ofMillis(250);

    private World world;

    @AfterEach
    void end() throws IOException {
        world.close();
    }

    private void begin(Map<String, String> settings) throws IOException {
        world = new World(new Random(1), Random::new, settings);
        world.loop.advance(Duration.ofSeconds(30));
    }

    private void charging() throws IOException {
        begin(Map.of());
        world.plug(1);
        world.loop.advance(Duration.ofSeconds(2));
        world.swipe(1);
        world.loop.advance(Duration.ofSeconds(20));
        assertEquals(1, world.csms.transactions().size());
    }

    private void swap(String bundle) {
        boolean[] back = {false};
        world.swap(bundle, AWAY, () -> back[0] = true);
        world.loop.advance(Duration.ofSeconds(10));
        assertTrue(back[0], bundle + " is not back");
    }

    private String answers() {
        return world.csms.said().getOrDefault("answers", List.of()).toString();
    }

    private TransactionEventRequest last() {
        return world.csms.transactions().values().iterator().next().lastEntry().getValue();
    }

    @Test
    @DisplayName("B12.FR.03: a reset that waits for the end of a transaction is done by the block's next version")
    void scheduledReset() throws IOException {
        charging();
        world.csms.call("1", "Reset", "{\"type\":\"OnIdle\"}");
        world.loop.advance(Duration.ofSeconds(2));
        assertEquals("[1 {\"status\":\"Scheduled\"}]", answers());
        swap("io.busbar.block.provisioning");
        assertEquals(0, world.restarts());
        world.swipe(1);
        world.loop.advance(Duration.ofSeconds(30));
        assertEquals(1, world.restarts());
    }

    @Test
    @DisplayName("B12.FR.04: a reset that ends transactions goes on though the sessions' block is replaced while they end")
    void resetWhileSessionsAreReplaced() throws IOException {
        charging();
        world.csms.call("1", "Reset", "{\"type\":\"Immediate\"}");
        world.loop.advance(Duration.ofMillis(400));
        swap("io.busbar.block.transactions");
        world.loop.advance(Duration.ofSeconds(40));
        assertEquals(TransactionEventType.Ended, last().eventType());
        assertEquals(Reason.ImmediateReset, last().transactionInfo().stoppedReason());
        assertEquals(1, world.restarts());
    }

    @Test
    @DisplayName("G03.FR.05: a change of availability that waits is made by the block's next version")
    void scheduledAvailability() throws IOException {
        charging();
        world.csms.call("1", "ChangeAvailability", "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":1}}");
        world.loop.advance(Duration.ofSeconds(2));
        assertEquals("[1 {\"status\":\"Scheduled\"}]", answers());
        swap("io.busbar.block.availability");
        world.swipe(1);
        world.loop.advance(Duration.ofSeconds(30));
        List<String> told = world.csms.said().get("StatusNotification");
        assertTrue(told.get(told.size() - 1).contains("Unavailable"), told::toString);
    }

    @Test
    @DisplayName("B07.FR.03: a report that a lost link holds up is sent to its end by the block's next version")
    void reportWhileOffline() throws IOException {
        begin(Map.of());
        world.csms.call("1", "GetBaseReport", "{\"requestId\":5,\"reportBase\":\"FullInventory\"}");
        assertTrue(world.loop.runUntil(() -> told("NotifyReport").size() == 2, Duration.ofSeconds(5)));
        world.network.up(false);
        world.loop.advance(Duration.ofSeconds(1));
        swap("io.busbar.block.provisioning");
        world.network.up(true);
        world.loop.advance(Duration.ofSeconds(60));
        List<Integer> parts = told("NotifyReport").stream()
                .map(part -> Integer.valueOf(part.replaceAll(".*\"seqNo\":(\\d+),.*", "$1"))).toList();
        assertTrue(parts.size() > 4, parts::toString);
        // the answer to the second part was lost with the link
        assertEquals(1, parts.get(2));
        assertEquals(IntStream.range(0, parts.size() - 1).boxed().toList(), parts.stream().distinct().toList());
        assertEquals(1, told("NotifyReport").stream().filter(part -> !part.contains("\"tbc\":true")).count());
    }

    private List<String> told(String action) {
        return world.csms.said().getOrDefault(action, List.of());
    }

    @Test
    @DisplayName("F01.FR.01: a remote start whose token is still asked for goes on with the block's next version")
    void remoteStartBeingAuthorized() throws IOException {
        begin(Map.of("AuthCtrlr.AuthorizeRemoteStart", "true"));
        world.plug(1);
        world.loop.advance(Duration.ofSeconds(5));
        // its answer comes while the block is away
        world.csms.slower(AWAY.dividedBy(2));
        world.csms.call("1", "RequestStartTransaction",
                "{\"remoteStartId\":7,\"evseId\":1,\"idToken\":{\"idToken\":\"REMOTE\",\"type\":\"ISO14443\"}}");
        assertTrue(world.loop.runUntil(() -> world.csms.said().containsKey("Authorize"), Duration.ofSeconds(5)));
        swap("io.busbar.block.remotecontrol");
        assertEquals(1, world.csms.transactions().size());
        assertEquals(1, world.csms.transactions().values().iterator().next().values().stream()
                .filter(event -> Integer.valueOf(7).equals(event.transactionInfo().remoteStartId())).count());
    }

    @Test
    @DisplayName("E05.FR.01: a refusal that comes while the sessions' block is replaced ends the transaction")
    void lateRefusal() throws IOException {
        begin(Map.of());
        // its answer comes while the block is away
        world.csms.slower(AWAY.dividedBy(2));
        world.csms.judge(event -> AuthorizationStatus.Invalid);
        world.plug(1);
        world.loop.advance(Duration.ofSeconds(2));
        world.swipe(1);
        assertTrue(world.loop.runUntil(() -> world.csms.said().containsKey("TransactionEvent"), Duration.ofSeconds(5)));
        swap("io.busbar.block.transactions");
        assertEquals(TransactionEventType.Ended, last().eventType());
        assertEquals(Reason.DeAuthorized, last().transactionInfo().stoppedReason());
    }
}
