package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.ConnectFailedException.Cause;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.Variables.WriteResult;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.osgi.util.promise.Promises;

/** The link is never given up, never hammered, and believed only when the CSMS has answered. */
class LinkTest {

    private static final Duration LONG = Duration.ofHours(3);

    /** How a transport can end an attempt, or fail to. */
    enum End {
        /** HTTP 101 without a sub-protocol: the connection closes before the transport says that the attempt failed. */
        CLOSED_THEN_FAILED,
        FAILED_THEN_CLOSED,
        CLOSED_THEN_HANDED_OVER,
        HANDED_OVER_THEN_CLOSED,
        /** The transport never says anything. */
        NOTHING,
        CLOSED_ONLY,
        THROWS,
        HANDED_OVER_TWICE_CLOSED;

        Promise<Connection> play(ConnectionListener listener) {
            ConnectFailedException none = new ConnectFailedException(Cause.NO_SUB_PROTOCOL, "no sub-protocol", null);
            Deferred<Connection> later = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
            switch (this) {
                case CLOSED_THEN_FAILED -> {
                    listener.onClosed(1002, "no sub-protocol in common");
                    return Promises.failed(none);
                }
                case FAILED_THEN_CLOSED -> {
                    later.fail(none);
                    listener.onClosed(1002, "no sub-protocol in common");
                }
                case CLOSED_THEN_HANDED_OVER -> {
                    listener.onClosed(1001, "");
                    later.resolve(new Mute());
                }
                case HANDED_OVER_THEN_CLOSED -> {
                    later.resolve(new Mute());
                    listener.onClosed(1008, "who are you");
                }
                case HANDED_OVER_TWICE_CLOSED -> {
                    later.resolve(new Mute());
                    listener.onClosed(1006, "");
                    listener.onClosed(1006, "");
                }
                case CLOSED_ONLY -> listener.onClosed(1006, "");
                case THROWS -> throw new IllegalStateException("an error in the transport");
                default -> {
                    // nothing
                }
            }
            return later.getPromise();
        }
    }

    /** A connection on which nothing happens. */
    private static final class Mute implements Connection {

        @Override
        public String subProtocol() {
            return "ocpp2.0.1";
        }

        @Override
        public Promise<Void> send(String text) {
            return Promises.resolved(null);
        }

        @Override
        public void ping() {
            // no pong
        }

        @Override
        public void close(int code, String reason) {
            // the peer does not hear it
        }
    }

    private static Rig unsecured() {
        Rig rig = new Rig(Rig.at("ws://one", 0));
        rig.station.write("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        return rig;
    }

    private static void assertSomethingGoesOn(Rig rig) {
        Link link = rig.rpc.link();
        assertTrue(link.up() || link.due().filter(due -> !due.minus(rig.station.loop().uptime()).isNegative()).isPresent(),
                () -> "no link, no attempt, no timer: " + link);
    }

    // ---- never given up

    @ParameterizedTest
    @EnumSource(End.class)
    @DisplayName("Part 4, 5.3: however an attempt ends, and whatever a transport does, there is a next one")
    void alwaysANextAttempt(End end) {
        Rig rig = unsecured();
        List<Duration> attempts = new ArrayList<>();
        Transport odd = (Endpoint endpoint, ConnectionListener listener) -> {
            attempts.add(rig.station.loop().uptime());
            return end.play(listener);
        };
        rig.rpc.addTransport(odd, 7);
        rig.network.cut();
        for (int i = 0; i < 600; i++) {
            rig.station.advance(Duration.ofSeconds(1));
            assertSomethingGoesOn(rig);
        }
        assertTrue(attempts.size() >= 5, attempts.toString());
        rig.rpc.removeTransport(odd);
        rig.untilUp();
        assertTrue(rig.rpc.link().up());
    }

    @Test
    @DisplayName("A connection that an overdue attempt still leads to is closed, and the one that was made since stays")
    void overdue() {
        Rig rig = unsecured();
        rig.network.slow = true;
        rig.network.cut();
        rig.station.advance(Duration.ofSeconds(60));
        rig.network.closedWith = 0;
        rig.network.slow = false;
        rig.network.arrive();
        rig.station.settle();
        assertEquals(1001, rig.network.closedWith);
        rig.untilUp();
    }

    @Test
    @DisplayName("Without a transport, an OCPP version or an address the station asks again, and connects at once when what was missing comes")
    void missing() {
        Rig rig = unsecured();
        rig.rpc.removeTransport(rig.network);
        rig.network.cut();
        rig.station.advance(Duration.ofMinutes(10));
        assertSomethingGoesOn(rig);
        assertTrue(rig.rpc.link().why().contains("no transport"), rig.rpc.link().why());
        rig.rpc.addTransport(rig.network);
        rig.station.settle();
        assertTrue(rig.rpc.link().up());
        Rig nowhere = new Rig(Rig.at("", 0));
        nowhere.station.advance(Duration.ofMinutes(10));
        assertSomethingGoesOn(nowhere);
    }

    @Test
    @DisplayName("Stopped, there is neither a link nor an attempt, whatever is asked")
    void stopped() {
        Rig rig = unsecured();
        rig.rpc.stop();
        rig.rpc.disconnectFor(Duration.ofSeconds(1));
        rig.rpc.addTransport(rig.network, 3);
        rig.station.advance(LONG);
        assertEquals(1, rig.network.attempts.size());
        assertEquals(1001, rig.network.closedWith);
    }

    // ---- never hammered

    private static List<Long> waits(Rig rig, int attempts) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            int before = rig.network.attempts.size();
            Duration from = rig.station.loop().uptime();
            rig.station.runUntil(() -> rig.network.attempts.size() > before, LONG);
            waits.add(rig.station.loop().uptime().minus(from).toSeconds());
        }
        return waits;
    }

    @Test
    @DisplayName("Part 4, 5.3: a server that accepts connections and closes them is called less and less often; the wait starts anew when a CSMS answers")
    void acceptsAndCloses() {
        Rig rig = unsecured();
        rig.network.closing.put("one", 1011);
        rig.network.cut();
        rig.station.settle();
        assertEquals(List.of(3L, 6L, 12L, 24L, 48L, 96L, 96L), waits(rig, 7));
        rig.network.closing.clear();
        rig.untilUp();
        rig.network.cut();
        rig.station.settle();
        assertEquals(List.of(3L), waits(rig, 1));
    }

    @Test
    @DisplayName("A CSMS that answered, and then sends nothing but rubbish, is called less and less often too")
    void rubbish() {
        Rig rig = unsecured();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (int frame = 0; rig.network.isOpen(); frame++) {
                assertTrue(frame < 1000, "a thousand malformed frames are borne");
                rig.network.say("rubbish " + frame);
                rig.station.settle();
            }
            waits.addAll(waits(rig, 1));
            rig.untilUp();
        }
        assertEquals(List.of(3L, 6L, 12L, 24L), waits);
    }

    @Test
    @DisplayName("However the variables are set, a wait is an hour at most, and link and log say when it ends")
    void longestWait() {
        Rig rig = unsecured();
        rig.station.write("OCPPCommCtrlr.RetryBackOffWaitMinimum", "3000");
        rig.station.write("OCPPCommCtrlr.RetryBackOffRandomRange", "3600");
        rig.station.write("OCPPCommCtrlr.RetryBackOffRepeatTimes", "20");
        rig.network.reachable = false;
        rig.network.cut();
        rig.station.settle();
        for (long wait : waits(rig, 12)) {
            assertTrue(wait <= 3600, "waited " + wait + " s");
        }
        assertTrue(rig.rpc.link().due().isPresent());
    }

    // ---- believed when it answers

    @Test
    @DisplayName("B10.FR.03, B10.FR.07: a new CSMS that accepts connections and closes them is a failed migration: the station comes back")
    void migrationToOneThatOnlyUpgrades() {
        Rig rig = unsecured();
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2,1");
        rig.network.closing.put("two", 1008);
        rig.powerCut();
        rig.untilUp();
        assertEquals(List.of("two", "two", "two", "one"), rig.tried());
        assertEquals("1", rig.value(Rig.ACTIVE));
        assertEquals("ws://two", rig.value("NetworkConfiguration[2].OcppCsmsUrl"));
    }

    @Test
    @DisplayName("B10.FR.03, B10.FR.07: a new CSMS that accepts connections and answers no call is a failed migration, too")
    void migrationToOneThatDoesNotAnswer() {
        Rig rig = unsecured();
        rig.set(2, Rig.profile("ws://two", 0).build());
        rig.order("2,1");
        rig.network.answers = false;
        rig.powerCut();
        rig.accept();
        rig.station.runUntil(() -> rig.network.attempts.size() >= 4, LONG);
        assertEquals(List.of("two", "two", "two", "one"), rig.tried());
    }

    @Test
    @DisplayName("A05.FR.06: the lower security profile is not deleted for a CSMS that accepts connections and closes them")
    void raisedToOneThatOnlyUpgrades() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.keeper.roots.add(FakeKeeper.certificate("root"));
        rig.set(2, Rig.profile("wss://two", 2).build());
        rig.order("2,1");
        rig.network.closing.put("two", 1008);
        rig.powerCut();
        rig.untilUp();
        assertEquals("1 1 2,1", rig.value(Rig.ACTIVE) + " " + rig.value(Rig.PROFILE) + " " + rig.value(Rig.PRIORITY));
        assertEquals("ws://one", rig.value("NetworkConfiguration[1].OcppCsmsUrl"));
    }

    @Test
    @DisplayName("A02.FR.10, A02.FR.28: a new certificate has proved itself when the CSMS answers, not when it accepts the connection; if it closes, the former one is shown")
    void certificateAtOneThatOnlyUpgrades() {
        Rig rig = new Rig(new CsmsAddress("wss://one", "CS01", "", 3, List.of(FakeKeeper.certificate("root"))));
        rig.keeper.identity = Optional.of(FakeKeeper.identity("station"));
        rig.untilUp();
        rig.keeper.proved.clear();
        rig.keeper.formerIdentity = rig.keeper.identity;
        rig.keeper.identity = Optional.of(FakeKeeper.identity("root2"));
        rig.network.closing.put("one", 1008);
        rig.network.cut();
        rig.network.attempts.clear();
        rig.untilTried(4);
        assertEquals(List.of(), rig.keeper.proved);
        List<Boolean> former = rig.network.attempts.stream()
                .map(attempt -> attempt.tls().identity().get().certificate().equals(FakeKeeper.certificate("station"))).toList();
        assertEquals(List.of(false, false, false, true), former);
        rig.network.closing.clear();
        rig.untilUp();
        assertEquals(1, rig.keeper.proved.size());
    }

    @Test
    @DisplayName("Where there is nothing to report on a new link the CSMS is asked by a Heartbeat")
    void asked() {
        Rig rig = unsecured();
        rig.accept();
        rig.network.cut();
        rig.station.runUntil(() -> rig.rpc.link().up(), LONG);
        rig.station.advance(Duration.ofSeconds(2));
        assertTrue(rig.network.last().contains("\"Heartbeat\""), rig.network.last());
        assertTrue(rig.rpc.link().why().contains("not answered"), rig.rpc.link().why());
        rig.network.say("[3,\"" + rig.network.lastId() + "\",{\"currentTime\":\"2026-03-01T08:00:00Z\"}]");
        rig.station.advance(Duration.ofMinutes(5));
        assertEquals(1, rig.network.said.size());
        assertFalse(rig.rpc.link().why().contains("not answered"), rig.rpc.link().why());
    }

    // ---- passwords

    private static List<String> shown(Rig rig) {
        List<String> shown = rig.network.attempts.stream().map(attempt -> attempt.password().get()).toList();
        rig.network.attempts.clear();
        return shown;
    }

    @Test
    @DisplayName("A01.FR.11, A01.FR.12: a password that the CSMS set and did not keep: the last one that worked is shown in turn with it, also after a power cut")
    void passwordNotKept() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.station.write("OCPPCommCtrlr.RetryBackOffRandomRange", "0");
        rig.network.attempts.clear();
        rig.network.refusing.put("one", Cause.UNAUTHORIZED);
        assertTrue(rig.station.write("SecurityCtrlr.BasicAuthPassword", "another-secret-word-42") instanceof WriteResult.Accepted);
        rig.untilTried(3);
        assertEquals(List.of("another-secret-word-42", Rig.PASSWORD, "another-secret-word-42"), shown(rig));
        rig.network.refusing.clear();
        rig.untilUp();
        assertEquals(List.of(Rig.PASSWORD), shown(rig));
        rig.powerCut();
        assertEquals(List.of(Rig.PASSWORD), shown(rig), "the last that worked");
        rig.network.refusing.put("one", Cause.UNAUTHORIZED);
        rig.network.cut();
        rig.untilTried(2);
        assertEquals(List.of(Rig.PASSWORD, "another-secret-word-42"), shown(rig));
        rig.network.refusing.clear();
        rig.network.refusing.put("one", Cause.UNREACHABLE);
        rig.untilTried(2);
        assertEquals(1, shown(rig).stream().distinct().count(), "who does not answer has refused no password");
    }

    @Test
    @DisplayName("A01.FR.12: a new password is tried first, also if the CSMS answers on the old link after it has set it")
    void provenAfterTheChange() {
        Rig rig = new Rig(Rig.at("ws://one", 1));
        rig.network.cut();
        rig.station.runUntil(() -> rig.rpc.link().up(), LONG);
        rig.network.attempts.clear();
        rig.station.write("SecurityCtrlr.BasicAuthPassword", "another-secret-word-42");
        rig.prove();
        rig.untilTried(1);
        assertEquals(List.of("another-secret-word-42"), shown(rig));
    }

    // ---- silent links

    @Test
    @DisplayName("E13: on a link that died without a word a message was not sent in vain: it goes again, as often as it takes")
    void silentLinksAreNoAttempts() {
        Rig rig = unsecured();
        rig.accept();
        Promise<HeartbeatResponse> call = null;
        for (int i = 0; i < 5; i++) {
            rig.network.answersPings = true;
            rig.untilUp();
            rig.network.answersPings = false;
            call = rig.rpc.csms("block").call(new HeartbeatRequest(null));
            rig.station.runUntil(() -> !rig.rpc.link().up(), Duration.ofMinutes(2));
            assertTrue(rig.station.failure(call).getMessage().contains("link"), rig.station.failure(call).getMessage());
        }
    }

    @Test
    @DisplayName("A call without an answer makes the station ping at once: a dead link is found in seconds, not at the next ping")
    void pingedAtOnce() {
        Rig rig = unsecured();
        rig.station.write("OCPPCommCtrlr.WebSocketPingInterval", "3600");
        rig.accept();
        rig.network.answersPings = false;
        rig.rpc.csms("block").call(new HeartbeatRequest(null));
        rig.station.advance(Duration.ofSeconds(29));
        assertTrue(rig.rpc.link().up());
        rig.station.advance(Duration.ofSeconds(15));
        assertFalse(rig.network.attempts.size() == 1 && rig.rpc.link().up(), rig.rpc.link().toString());
    }

    @Test
    @DisplayName("B10.FR.03: a call of the CSMS that shows that it lives, and so that it left the station's calls unanswered, ends the link and is not processed")
    void callThatEndsTheLink() {
        Rig rig = unsecured();
        rig.network.answers = false;
        rig.powerCut();
        rig.accept();
        rig.network.answersPings = false;
        int attempts = rig.network.attempts.size();
        for (int i = 0; i < 2_000 && rig.network.attempts.size() <= attempts; i++) {
            rig.station.advance(Duration.ofMillis(100));
            if (i % 40 == 39) {
                rig.network.say("[2,\"" + i + "\",\"ClearCache\",{}]");
            }
        }
        assertTrue(rig.network.attempts.size() > attempts, "the link was given up");
        assertEquals(Map.of(), rig.station.virtual().failures());
    }

    @Test
    @DisplayName("WebSocketPingInterval: a new value counts at once")
    void pingInterval() {
        Rig rig = unsecured();
        rig.station.write("OCPPCommCtrlr.WebSocketPingInterval", "3600");
        rig.station.advance(Duration.ofMinutes(5));
        rig.network.answersPings = false;
        rig.station.write("OCPPCommCtrlr.WebSocketPingInterval", "10");
        rig.station.advance(Duration.ofSeconds(12));
        assertEquals(1001, rig.network.closedWith);
    }

    // ---- a peer that does not read

    @Test
    @DisplayName("A CSMS that asks and does not read the answers is not read any further, and closed when it takes nothing for a ping interval")
    void doesNotRead() {
        Rig rig = unsecured();
        rig.network.takes = false;
        boolean[] read = {true};
        int asked = 0;
        while (read[0]) {
            assertTrue(asked < 1000, "never stops reading");
            read[0] = false;
            rig.network.sayThen("[2,\"id" + asked++ + "\",\"ClearCache\",{}]", () -> read[0] = true);
            rig.station.settle();
        }
        assertTrue(asked < 100, asked + " answers wait");
        rig.station.advance(Duration.ofSeconds(20));
        rig.network.take(10);
        rig.station.settle();
        assertTrue(read[0], "there is room again");
        rig.station.advance(Duration.ofSeconds(29));
        assertTrue(rig.rpc.link().up(), "a slow peer lives");
        rig.station.advance(Duration.ofSeconds(45));
        assertEquals(1001, rig.network.closedWith);
        assertTrue(rig.network.attempts.size() > 1 || !rig.rpc.link().up());
    }

    @Test
    @DisplayName("Pongs that nobody asked for are one task at a time, however many come")
    void pongFlood() {
        List<Runnable> tasks = new ArrayList<>();
        Rig rig = unsecured();
        StationLoop slow = (StationLoop) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{StationLoop.class},
                (proxy, method, arguments) -> tasks.add((Runnable) arguments[0]));
        int[] heard = {0};
        LinkAttempt attempt = new LinkAttempt(slow, new ProfileChooser.Candidate(1, NetworkSlot.of(rig.address), false, false),
                new LinkAttempt.Owner() {

                    @Override
                    public void received(LinkAttempt from, String text, Runnable next) {
                        throw new AssertionError(text);
                    }

                    @Override
                    public void heard(LinkAttempt from) {
                        heard[0]++;
                    }

                    @Override
                    public void closed(LinkAttempt from, String why) {
                        throw new AssertionError(why);
                    }
                });
        for (int i = 0; i < 1000; i++) {
            attempt.onPong();
        }
        assertEquals(1, tasks.size());
        tasks.remove(0).run();
        attempt.onPong();
        assertEquals(1, tasks.size());
        assertEquals(1, heard[0]);
    }

    @Test
    @DisplayName("An identity with a colon is refused in one plain line")
    void identityWithColon() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> new CsmsAddress("ws://one", "a:b\n", "", 0, List.of()));
        assertEquals("id must have 1 to 48 characters and no colon, not \"a:b?\"", refused.getMessage());
    }
}
