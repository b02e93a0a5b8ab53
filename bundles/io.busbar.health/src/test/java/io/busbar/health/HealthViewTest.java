package io.busbar.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.busbar.testkit.TestStation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;

class HealthViewTest {

    private final TestStation station = new TestStation();
    private final HealthView view = new HealthView(station.loop());

    private static Verdict verdict(Status status, String reason) {
        return new Verdict("x", status, List.of(reason), List.of(), Instant.EPOCH);
    }

    @Test
    void onlyChangesAreNews() {
        assertFalse(verdict(Status.OK, "a").news(null));
        assertFalse(verdict(Status.OK, "b").news(verdict(Status.OK, "a")));
        assertTrue(verdict(Status.WARN, "a").news(null));
        assertFalse(verdict(Status.WARN, "a").news(verdict(Status.WARN, "a")));
        assertTrue(verdict(Status.WARN, "b").news(verdict(Status.WARN, "a")));
        assertTrue(verdict(Status.CRITICAL, "a").news(verdict(Status.WARN, "a")));
        assertTrue(verdict(Status.OK, "a").news(verdict(Status.WARN, "a")));
    }

    @Test
    void aCheckThatThrowsIsAnErrorOfTheCheckAndTheOthersGoOn() {
        view.addCheck(() -> {
            throw new IllegalStateException("broken");
        }, Map.of(HealthCheck.NAME, "bad"));
        view.addCheck(() -> new Result(Status.OK, "fine"), Map.of(HealthCheck.NAME, "good", HealthCheck.TAGS, Tag.ANYWHERE));
        station.advance(HealthView.PERIOD.plusSeconds(1));
        assertEquals(Status.HEALTH_CHECK_ERROR, view.verdicts().get("bad").status());
        assertEquals(Status.OK, view.verdicts().get("good").status());
        assertTrue(view.health().startsWith("HEALTH_CHECK_ERROR\nbad HEALTH_CHECK_ERROR: "), view::health);
    }

    @Test
    void aStatusIsDatedByItsFirstLookAndACheckThatLeftIsForgotten() {
        HealthCheck check = () -> new Result(Status.WARN, "at " + station.loop().now());
        view.addCheck(check, Map.of(HealthCheck.NAME, "c"));
        station.advance(HealthView.PERIOD.multipliedBy(3));
        assertEquals(TestStation.START.plus(HealthView.PERIOD), view.verdicts().get("c").since());
        view.removeCheck(check);
        station.advance(HealthView.PERIOD);
        assertEquals(Map.of(), view.verdicts());
    }

    @Test
    void theViewIsJson() throws Exception {
        view.addCheck(() -> new Result(Status.CRITICAL, "it \"hurts\""), Map.of(HealthCheck.NAME, "c"));
        station.advance(HealthView.PERIOD);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(HealthView.PATH, exchange -> {
            try (exchange) {
                view.handle(exchange);
            }
        });
        server.start();
        try {
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + HealthView.PATH);
            String body = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
            assertEquals("{\"status\":\"CRITICAL\",\"checks\":[{\"name\":\"c\",\"status\":\"CRITICAL\",\"since\":\"2026-03-01T08:00:10Z\","
                    + "\"reasons\":[\"it \\\"hurts\\\"\"]}]}", body);
        } finally {
            server.stop(0);
        }
    }
}
