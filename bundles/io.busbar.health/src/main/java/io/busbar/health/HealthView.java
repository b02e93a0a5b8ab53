package io.busbar.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.busbar.station.api.loop.StationLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the health checks in turn, also other bundles', and shows what they come to: a line in the log when that changes, {@code /health} of the local
 * page, the command {@code health}.
 */
@Component(service = HttpHandler.class, immediate = true, property = {"busbar.path=" + HealthView.PATH, "osgi.command.scope=busbar",
        "osgi.command.function=health", "busbar.command.usage=health: the verdicts of all health checks"})
public final class HealthView implements HttpHandler {

    static final String PATH = "/health";
    static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(HealthView.class);
    private static final JsonFactory JSON = new JsonFactory();

    private record Check(String name, boolean anywhere) {}

    private final StationLoop loop;
    private final StationLoop.Timer timer;
    private final Map<HealthCheck, Check> checks = new ConcurrentHashMap<>();
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    @Activate
    public HealthView(@Reference StationLoop loop) {
        this.loop = loop;
        timer = loop.every(PERIOD, this::check);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        Object tags = properties.getOrDefault(HealthCheck.TAGS, "");
        boolean anywhere = tags instanceof String[] several ? List.of(several).contains(Tag.ANYWHERE) : tags.equals(Tag.ANYWHERE);
        checks.put(check, new Check(String.valueOf(properties.getOrDefault(HealthCheck.NAME, check.getClass().getName())), anywhere));
    }

    void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    private void check() {
        verdicts.keySet().retainAll(checks.values().stream().map(Check::name).collect(Collectors.toSet()));
        checks.forEach((check, about) -> {
            if (about.anywhere) {
                loop.offload(() -> result(check)).onSuccess(result -> take(about, result))
                        .onFailure(failure -> LOG.debug("no time for the health check {}: {}", about.name, failure.toString()));
            } else {
                take(about, result(check));
            }
        });
    }

    private static Result result(HealthCheck check) {
        try {
            return check.execute();
        } catch (RuntimeException failure) { // a check that fails reports it, the others run
            return new Result(Result.Status.HEALTH_CHECK_ERROR, failure.toString());
        }
    }

    private void take(Check about, Result result) {
        if (!checks.containsValue(about)) {
            return;
        }
        Verdict earlier = verdicts.get(about.name);
        Verdict now = Verdict.of(about.name, result, loop.now()).after(earlier);
        verdicts.put(about.name, now);
        if (now.news(earlier)) {
            if (now.ok()) {
                LOG.info("health: {}", now);
            } else {
                LOG.warn("health: {}", now);
            }
        }
    }

    /** By name, as of the last check. Any thread. */
    Map<String, Verdict> verdicts() {
        return new TreeMap<>(verdicts);
    }

    private static Result.Status worst(Collection<Verdict> all) {
        return all.stream().map(Verdict::status).max(Comparator.naturalOrder()).orElse(Result.Status.OK);
    }

    /** The command. */
    public String health() {
        Map<String, Verdict> all = verdicts();
        return worst(all.values()) + "\n" + all.values().stream().map(Verdict::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] body = json();
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] json() throws IOException {
        Map<String, Verdict> all = verdicts();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("status", worst(all.values()).name());
            json.writeArrayFieldStart("checks");
            for (Verdict verdict : all.values()) {
                json.writeStartObject();
                json.writeStringField("name", verdict.check());
                json.writeStringField("status", verdict.status().name());
                json.writeStringField("since", verdict.since().toString());
                json.writeArrayFieldStart("reasons");
                for (String reason : verdict.reasons()) {
                    json.writeString(reason);
                }
                json.writeEndArray();
                if (!verdict.details().isEmpty()) {
                    json.writeStringField("details", String.join("; ", verdict.details()));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    @Deactivate
    public void stop() {
        timer.cancel();
    }
}
