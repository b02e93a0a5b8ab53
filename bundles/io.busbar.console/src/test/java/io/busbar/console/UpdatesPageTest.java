package io.busbar.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.UpdateListener.Step;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UpdatesPageTest {

    private static final Instant BEGAN = Instant.parse("2026-11-23T12:00:00Z");
    private static final UpdateReport RUNNING = new UpdateReport(2, "metering", "1.1.0", "console", Outcome.RUNNING, "", 0, BEGAN, null);

    private final RealLoop loop = new RealLoop();
    private List<ModuleInfo> modules = List.of();
    private List<UpdateReport> history = List.of();
    private UpdatesPage page;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        Updates updates = (Updates) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Updates.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "modules" -> modules;
                    case "history" -> history;
                    default -> throw new AssertionError("the page must not change anything: " + method);
                });
        page = new UpdatesPage(loop.facade("console"), updates);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(UpdatesPage.PATH, exchange -> {
            try (exchange) {
                page.handle(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        loop.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    @Test
    @DisplayName("The page comes with a policy that lets it fetch from the station alone")
    void page() throws Exception {
        HttpResponse<String> answer = send("GET", "/updates");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<html"), answer.body());
        assertTrue(answer.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        assertEquals("text/html; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    @DisplayName("The state is what runs, what restarts with what, and what was done")
    void state() throws Exception {
        modules = List.of(new ModuleInfo("io.busbar.block.metering", "1.0.0", "ACTIVE", "abc", "factory", false, List.of("other"),
                "it said \"no\""));
        history = List.of(new UpdateReport(1, "metering", "1.0.1", "console", Outcome.ROLLED_BACK, "it threw", 12, BEGAN, BEGAN));
        assertEquals("{\"modules\":[{\"name\":\"io.busbar.block.metering\",\"version\":\"1.0.0\",\"state\":\"ACTIVE\",\"sha256\":\"abc\","
                + "\"by\":\"factory\",\"restart\":false,\"failure\":\"it said \\\"no\\\"\",\"closure\":[\"other\"]}],"
                + "\"history\":[{\"id\":1,\"feature\":\"metering\",\"version\":\"1.0.1\",\"who\":\"console\",\"outcome\":\"ROLLED_BACK\","
                + "\"reason\":\"it threw\",\"gapMillis\":12,\"began\":\"2026-11-23T12:00:00Z\",\"step\":\"\"}]}",
                send("GET", "/updates/state").body());
    }

    @Test
    @DisplayName("An update that runs says at which step it is")
    void step() throws Exception {
        history = List.of(RUNNING);
        page.step(2, Step.EXCHANGE);
        assertTrue(send("GET", "/updates/state").body().contains("\"step\":\"exchange\""));
    }

    @Test
    @DisplayName("It can only be read")
    void readOnly() throws Exception {
        assertEquals(405, send("POST", "/updates").statusCode());
        assertEquals(405, send("DELETE", "/updates/state").statusCode());
        assertEquals(404, send("GET", "/updates/other").statusCode());
    }
}
