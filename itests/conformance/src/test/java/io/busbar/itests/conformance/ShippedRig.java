package io.busbar.itests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.product.Charger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The charger's archive as a process, on the machine's clock; its plant over HTTP. */
final class ShippedRig implements Rig {

    private final CaseTime time = new RealTime();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Path> files = new ArrayList<>();
    private String csmsUrl;
    private Path data;
    private Charger charger;

    @Override
    public CaseTime time() {
        return time;
    }

    @Override
    public Carrier carrier(Optional<SslContextFactory.Server> tls) {
        return new WebSocketCarrier(tls);
    }

    @Override
    public void order(StationSetup setup, String url) throws IOException {
        close();
        environment.clear();
        environment.putAll(setup.environment());
        csmsUrl = url;
        data = Files.createTempDirectory("station");
        if (!setup.changes().isEmpty()) {
            Path file = Files.createTempFile("busbar", ".conf");
            files.add(Files.writeString(file, setup.configuration(Files.readString(Charger.home().resolve("etc/busbar.conf")))));
            environment.put("BUSBAR_CONFIG", file.toString());
        }
    }

    @Override
    public void start() throws IOException {
        charger = Charger.start(environment, "run", "--csms", csmsUrl, "--id", Bench.ID, "--data", data.toString());
        charger.awaitPlant();
    }

    @Override
    public void powerCut() throws IOException {
        try {
            charger.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public boolean isRunning() {
        return charger != null && charger.isAlive();
    }

    @Override
    public String log() {
        return charger == null ? "" : charger.output();
    }

    @Override
    public FileDrop fileDrop() throws IOException {
        return new HttpFileDrop();
    }

    // ---- people and cars

    @Override
    public void plugIn(int evseId) throws IOException {
        charger.act("plugIn", "{\"evseId\":" + evseId + ",\"connectorId\":1}");
    }

    @Override
    public void unplug(int evseId) throws IOException {
        charger.act("unplug", "{\"evseId\":" + evseId + ",\"connectorId\":1}");
    }

    @Override
    public void swipe(OptionalInt evseId, String idToken, String type) throws IOException {
        charger.act("swipe", "{" + (evseId.isPresent() ? "\"evseId\":" + evseId.getAsInt() + "," : "") + "\"idToken\":\"" + idToken
                + "\",\"type\":\"" + type + "\"}");
    }

    @Override
    public void pressStart(int evseId) throws IOException {
        charger.act("pressStart", "{\"evseId\":" + evseId + "}");
    }

    @Override
    public void pressStop(int evseId) throws IOException {
        charger.act("pressStop", "{\"evseId\":" + evseId + "}");
    }

    @Override
    public void bay(int evseId, boolean occupied) throws IOException {
        charger.act("bay", "{\"evseId\":" + evseId + ",\"occupied\":" + occupied + "}");
    }

    @Override
    public void carReady(int evseId, boolean ready) throws IOException {
        charger.act("ev", "{\"evseId\":" + evseId + ",\"ready\":" + ready + "}");
    }

    @Override
    public void resetPlant() throws IOException {
        // after a case's restart the link is there before the plant's page
        charger.awaitPlant();
        charger.act("reset", "{}");
    }

    @Override
    public EvseView evse(int evseId) throws IOException {
        JsonNode evse = charger.evse(evseId);
        JsonNode connector = evse.at("/connectors/0");
        return new EvseView(evse.path("powerW").asDouble(), evse.path("energyWh").asDouble(), connector.path("plugged").asBoolean(),
                connector.path("locked").asBoolean());
    }

    @Override
    public Optional<List<String>> screen() throws IOException {
        JsonNode state = charger.state();
        if (!state.has("screen")) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        state.at("/screen/entries").forEach(entry -> keys.add(entry.path("key").asText()));
        return Optional.of(keys);
    }

    @Override
    public void choose(List<String> keys) throws IOException {
        charger.act("choose", "{\"keys\":[" + (keys.isEmpty() ? "" : "\"" + String.join("\",\"", keys) + "\"") + "]}");
    }

    @Override
    public void close() throws IOException {
        if (charger != null) {
            charger.close();
            charger = null;
        }
        if (data != null) {
            try (Stream<Path> all = Files.walk(data)) {
                all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
            data = null;
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }
}
