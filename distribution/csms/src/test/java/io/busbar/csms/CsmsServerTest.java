package io.busbar.csms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.remotecontrol.UnlockConnectorResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The demo's CSMS over a real WebSocket. */
class CsmsServerTest {

    private static final long PATIENCE_SECONDS = 60;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private final Conversation conversation = new Conversation(new PrintStream(log, true, StandardCharsets.UTF_8), clock);
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private CsmsServer csms;

    @BeforeEach
    void start() throws Exception {
        csms = new CsmsServer(0, clock, conversation);
    }

    @AfterEach
    void stop() throws Exception {
        csms.stop();
    }

    private WebSocket connect(String subProtocol) {
        return HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(subProtocol)
                .buildAsync(URI.create(csms.url() + "/CS%201"), new WebSocket.Listener() {

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        received.add(data.toString());
                        socket.request(1);
                        return null;
                    }
                }).join();
    }

    private String exchange(WebSocket station, String frame) throws InterruptedException {
        station.sendText(frame, true).join();
        String answer = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(answer != null, "no answer to " + frame + "; " + log);
        return answer;
    }

    @Test
    @DisplayName("It speaks OCPP 2.0.1 only")
    void subProtocol() {
        assertThrows(CompletionException.class, () -> connect("ocpp1.6"));
        assertEquals(1, conversation.violations());
        assertTrue(log.toString(StandardCharsets.UTF_8).contains("CS 1"), log.toString(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("It accepts every station, and every token but those that begin with BAD")
    void accepts() throws Exception {
        WebSocket station = connect("ocpp2.0.1");
        assertEquals("[3,\"1\",{\"currentTime\":\"2026-11-23T12:00:00.000Z\",\"interval\":300,\"status\":\"Accepted\"}]", exchange(station,
                "[2,\"1\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"m\",\"vendorName\":\"v\"}}]"));
        assertEquals("[3,\"2\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]",
                exchange(station, "[2,\"2\",\"Authorize\",{\"idToken\":{\"idToken\":\"AABB\",\"type\":\"ISO14443\"}}]"));
        assertEquals("[3,\"3\",{\"idTokenInfo\":{\"status\":\"Invalid\"}}]",
                exchange(station, "[2,\"3\",\"Authorize\",{\"idToken\":{\"idToken\":\"bad1\",\"type\":\"ISO14443\"}}]"));
        assertEquals(0, conversation.violations());
    }

    @Test
    @DisplayName("What is against the schema is a violation, answered with the error that OCPP has for it")
    void violations() throws Exception {
        WebSocket station = connect("ocpp2.0.1");
        assertTrue(exchange(station, "[2,\"1\",\"Heartbeat\",{\"extra\":1}]").startsWith("[4,\"1\","));
        assertTrue(exchange(station, "[2,\"2\",\"NoSuchAction\",{}]").contains("NotImplemented"));
        assertTrue(exchange(station, "[2,\"3\",\"Reset\",{\"type\":\"Immediate\"}]").contains("NotImplemented"), "a CSMS's own request");
        assertEquals(3, conversation.violations());
    }

    @Test
    @DisplayName("Its calls end with the answer, with the station's error, or with the station")
    void calls() throws Exception {
        WebSocket station = connect("ocpp2.0.1");
        exchange(station, "[2,\"1\",\"Heartbeat\",{}]");
        Commands commands = new Commands(csms.ledger());
        StationSession session = csms.station().orElseThrow();

        CompletableFuture<Response> answered = session.call(commands.parse("unlock 1 1"));
        station.sendText("[3,\"" + id() + "\",{\"status\":\"Unlocked\"}]", true).join();
        assertTrue(answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof UnlockConnectorResponse);

        CompletableFuture<Response> refused = session.call(commands.parse("unlock 1 1"));
        station.sendText("[4,\"" + id() + "\",\"NotSupported\",\"no lock\",{}]", true).join();
        assertTrue(failure(refused).contains("NotSupported"));

        CompletableFuture<Response> wrong = session.call(commands.parse("unlock 1 1"));
        station.sendText("[3,\"" + id() + "\",{\"status\":\"Perhaps\"}]", true).join();
        failure(wrong);
        assertEquals(1, conversation.violations());

        CompletableFuture<Response> open = session.call(commands.parse("unlock 1 1"));
        id();
        station.abort();
        assertTrue(failure(open).contains("disconnected"));
    }

    private String id() throws InterruptedException {
        String call = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(call != null, "no call came");
        return call.split("\"")[1];
    }

    private static String failure(CompletableFuture<Response> call) {
        return assertThrows(ExecutionException.class, () -> call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).getMessage();
    }
}
