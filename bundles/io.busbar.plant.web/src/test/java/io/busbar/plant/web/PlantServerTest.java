package io.busbar.plant.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.plant.api.ScreenBoard;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantServerTest {

    private static final Duration SOON = Patience.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private StationWithPlant station;

    @BeforeEach
    void start() throws IOException {
        station = new StationWithPlant(0);
    }

    @AfterEach
    void stop() {
        station.close();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + station.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> post(String action, String body) {
        return send(HttpRequest.newBuilder(at("/plant/" + action)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void ok(String action, String body) {
        HttpResponse<String> answer = post(action, body);
        assertEquals(200, answer.statusCode(), answer::body);
    }

    private void refused(int status, String action, String body) {
        HttpResponse<String> answer = post(action, body);
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(answer.body().startsWith("{\"error\":\""), answer::body);
    }

    private String state() {
        return get("/plant/state").body();
    }

    private void until(String part) {
        await().atMost(SOON).until(this::state, state -> state.contains(part));
    }

    @Test
    void saysWhatItCanDo() {
        HttpResponse<String> answer = get("/plant");
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.body().startsWith(
                        "{\"capabilities\":[\"plug\",\"swipe\",\"stop\",\"screen\",\"bay\",\"ev\",\"fault\",\"lock\",\"tamper\",\"flood\"]"),
                answer::body);
    }

    @Test
    void servesThePageWithoutAnythingFromElsewhere() {
        HttpResponse<String> answer = get("/");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertFalse(Pattern.compile("(src|href)=\"?(https?:)?//").matcher(answer.body()).find());
    }

    @Test
    void aSessionByHttp() {
        ok("plugIn", "{\"evseId\":1,\"connectorId\":1}");
        until("\"status\":\"Occupied\"");
        ok("ev", "{\"evseId\":1,\"ready\":true,\"powerW\":7000}");
        ok("swipe", "{\"evseId\":1,\"idToken\":\"AABBCCDD\",\"type\":\"ISO14443\"}");
        await().atMost(SOON).until(this::state, state -> state.matches("(?s).*\"contactorClosed\":true,\"powerW\":(699|700)[0-9][.].*"));
        until("\"locked\":true");
        until("\"limitedBy\":\"the hardware's maximum\"");
        ok("pressStop", "{\"evseId\":1}");
        until("\"contactorClosed\":false");
        until("\"locked\":false");
        ok("unplug", "{\"evseId\":1,\"connectorId\":1}");
        until("\"status\":\"Available\"");
        Matcher energy = Pattern.compile("\"energyWh\":([0-9.]+)").matcher(state());
        assertTrue(energy.find() && Double.parseDouble(energy.group(1)) > 0);
    }

    @Test
    void faultsLocksAndTheHousing() {
        ok("fault", "{\"evseId\":1,\"connectorId\":1,\"code\":\"GroundFault\"}");
        until("\"status\":\"Faulted\"");
        ok("clearFault", "{\"evseId\":1,\"connectorId\":1}");
        until("\"faults\":[]");
        ok("lockFailure", "{\"evseId\":1,\"connectorId\":1,\"on\":true}");
        until("\"lockFailure\":true");
        ok("tamper", "{\"on\":true}");
        ok("bay", "{\"evseId\":1,\"occupied\":true}");
        await().atMost(SOON).until(station::housingOpen);
        ok("reset", "{}");
        await().atMost(SOON).until(() -> !station.housingOpen());
        assertFalse(state().contains("\"lockFailure\":true"));
    }

    @Test
    void theScreenIsTouched() {
        assertFalse(state().contains("\"screen\""));
        refused(409, "choose", "{\"keys\":[]}");
        CompletableFuture<Set<String>> chosen = station.show("Which?", new ScreenBoard.Entry("a", "first"),
                new ScreenBoard.Entry("b", "second \"one\""));
        until("\"screen\":{\"title\":\"Which?\",\"lines\":[\"Choose\"],\"entries\":[{\"key\":\"a\",\"text\":\"first\"},"
                + "{\"key\":\"b\",\"text\":\"second \\\"one\\\"\"}]}");
        refused(409, "choose", "{\"keys\":[\"c\"]}");
        ok("choose", "{\"keys\":[\"b\"]}");
        assertEquals(Set.of("b"), chosen.join());
        assertFalse(state().contains("\"screen\""));
    }

    @Test
    void theNetworkCableCanBePulled() {
        until("\"network\":{\"up\":true,\"connected\":true");
        ok("network", "{\"up\":false}");
        until("\"network\":{\"up\":false,\"connected\":false");
        assertEquals(1, station.link().closed());
        ok("network", "{\"up\":false}");
        ok("network", "{\"up\":true}");
        until("\"network\":{\"up\":true,\"connected\":true");
    }

    @Test
    void aFloodMakesAsManyChangesAsAsked() {
        HttpResponse<String> answer = post("flood", "{\"evseId\":1,\"messages\":1000}");
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("\"messages\":1000,\"seconds\":"), answer::body);
        // the way from Idle to Charging is a handful of changes more, how many depends on timing
        assertTrue(station.changes() > 1000 && station.changes() < 1010, () -> station.changes() + " changes");
        refused(400, "flood", "{\"evseId\":1,\"messages\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{\"evseId\":1,\"evseId\":2}", "{\"evseId\":\"1\"}", "{\"evseId\":1.5}", "{\"evseId\":0}",
            "{\"evseId\":{}}",
            "{\"connectorId\":1}", "{\"evseId\":1,\"connectorId\":1,\"speed\":3}", "{\"evseId\":1}{}", "{\"evseId\":null}", "nonsense", "",
            "{\"evseId\":1,\"cableAmps\":14}"})
    void badRequestsAreRefused(String body) {
        refused(400, "plugIn", body);
        assertFalse(state().contains("\"plugged\":true"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "swipe|{\"evseId\":1}", "swipe|{\"evseId\":1,\"idToken\":\"A\",\"type\":\"Magic\"}", "swipe|{\"evseId\":1,\"idToken\":\"\"}",
            "ev|{\"evseId\":1,\"ready\":\"no\"}", "ev|{\"evseId\":1,\"powerW\":-1}", "ev|{\"evseId\":1,\"powerW\":1e300}",
            "ev|{\"evseId\":1,\"phases\":2}", "fault|{\"evseId\":1,\"connectorId\":1,\"code\":\"Gremlins\"}",
            "lockFailure|{\"evseId\":1,\"connectorId\":1}", "tamper|{}", "bay|{\"evseId\":1}", "network|{}", "choose|{}",
            "choose|{\"keys\":\"a\"}", "choose|{\"keys\":[1]}", "choose|{\"keys\":[[]]}", "reset|{\"evseId\":1}"})
    void everyActionChecksItsMembers(String action, String body) {
        refused(400, action, body);
    }

    @Test
    void impossibleActsAreConflicts() {
        refused(409, "unplug", "{\"evseId\":1,\"connectorId\":1}");
        ok("plugIn", "{\"evseId\":2,\"connectorId\":1}");
        refused(409, "plugIn", "{\"evseId\":2,\"connectorId\":1}");
        refused(409, "plugIn", "{\"evseId\":2,\"connectorId\":2}");
        refused(409, "lockFailure", "{\"evseId\":2,\"connectorId\":1,\"on\":true}");
        refused(404, "plugIn", "{\"evseId\":3,\"connectorId\":1}");
        refused(404, "plugIn", "{\"evseId\":1,\"connectorId\":2}");
    }

    @Test
    void otherPathsMethodsAndSizes() {
        assertEquals(404, get("/favicon.ico").statusCode());
        assertEquals(404, post("explode", "{}").statusCode());
        HttpResponse<String> wrong = get("/plant/plugIn");
        assertEquals(405, wrong.statusCode());
        assertEquals("POST", wrong.headers().firstValue("Allow").orElse(""));
        assertEquals(405, send(HttpRequest.newBuilder(at("/plant")).DELETE()).statusCode());
        refused(413, "plugIn", "{\"evseId\":1,\"connectorId\":1}" + " ".repeat(10_000));
    }

    @Test
    void pagesOfOtherSitesCannotAct() throws IOException {
        assertEquals(403, send(HttpRequest.newBuilder(at("/plant/tamper")).header("Origin", "http://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"on\":true}"))).statusCode());
        assertTrue(raw("GET /plant HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET /plant HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
