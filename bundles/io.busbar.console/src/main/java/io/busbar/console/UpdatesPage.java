package io.busbar.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.UpdateListener;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of modules and updates, for who serves local pages: what runs, what restarts with what, how far an update is. It changes nothing. */
@Component(service = {HttpHandler.class, UpdateListener.class}, property = "busbar.path=" + UpdatesPage.PATH)
public final class UpdatesPage implements HttpHandler, UpdateListener {

    static final String PATH = "/updates";
    private static final JsonFactory JSON = new JsonFactory();

    private record State(List<ModuleInfo> modules, List<UpdateReport> history) {}

    private final StationLoop loop;
    private final Updates updates;
    private final byte[] page;
    private volatile String step = "";

    @Activate
    public UpdatesPage(@Reference StationLoop loop, @Reference Updates updates) throws IOException {
        this.loop = loop;
        this.updates = updates;
        try (InputStream in = UpdatesPage.class.getResourceAsStream("updates.html")) {
            page = in.readAllBytes();
        }
    }

    @Override
    public void step(long id, Step next) {
        step = next.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(405, -1);
        } else if (exchange.getRequestURI().getPath().equals(PATH)) {
            send(exchange, "text/html", page);
        } else if (exchange.getRequestURI().getPath().equals(PATH + "/state")) {
            send(exchange, "application/json", state());
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] state() throws IOException {
        State now;
        try {
            now = loop.promises().submit(() -> new State(updates.modules(), updates.history())).getValue();
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(json, now);
        }
        return out.toByteArray();
    }

    private void write(JsonGenerator json, State now) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("modules");
        for (ModuleInfo module : now.modules) {
            json.writeStartObject();
            json.writeStringField("name", module.symbolicName());
            json.writeStringField("version", module.version());
            json.writeStringField("state", module.state());
            json.writeStringField("sha256", module.sha256());
            json.writeStringField("by", module.installedBy());
            json.writeBooleanField("restart", module.restartClass());
            json.writeStringField("failure", module.lastFailure());
            json.writeArrayFieldStart("closure");
            for (String other : module.closure()) {
                json.writeString(other);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("history");
        for (UpdateReport report : now.history) {
            json.writeStartObject();
            json.writeNumberField("id", report.id());
            json.writeStringField("feature", report.feature());
            json.writeStringField("version", report.version());
            json.writeStringField("who", report.who());
            json.writeStringField("outcome", report.outcome().name());
            json.writeStringField("reason", report.reason());
            json.writeNumberField("gapMillis", report.gapMillis());
            json.writeStringField("began", report.began().toString());
            json.writeStringField("step", report.ended() == null ? step : "");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
