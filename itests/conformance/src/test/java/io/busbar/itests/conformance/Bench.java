package io.busbar.itests.conformance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.product.Charger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A shipped charger with two simulated EVSEs (1: socket with a lock, 2: tethered cable) at a CSMS, one for all cases of a class:
 * {@code @RegisterExtension static final Bench BENCH = new Bench()}. After each case the station is as it was: nobody plugged in, no transaction,
 * everything operative, variables put back, the CSMS calm. Where that fails, the next case gets a new station. At the end of the class every
 * frame of the station is held against the official schemas.
 */
public final class Bench implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    public static final String ID = "CS-1";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Variable(String component, String instance, String evseId, String name, String variableInstance) {}

    private final Map<String, String> environment = new HashMap<>();
    private final Map<Variable, String> changed = new LinkedHashMap<>();
    private final ScriptedCsms csms;
    private final List<ScriptedCsms> others = new ArrayList<>();
    private Path data;
    private Charger charger;

    public Bench() {
        this(new ScriptedCsms());
    }

    /** @param csms not yet up */
    public Bench(ScriptedCsms csms) {
        this.csms = csms;
    }

    /** An environment variable of the charger's configuration, e.g. {@code BUSBAR_SECURITY_PROFILE}. */
    public Bench with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The charger as an OEM configures it: what the shipped configuration is changed into. */
    public Bench configured(UnaryOperator<String> change) {
        try {
            String shipped = Files.readString(Charger.home().resolve("etc/busbar.conf"));
            Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "busbar", ".conf");
            return with("BUSBAR_CONFIG", Files.writeString(file, change.apply(shipped)).toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another CSMS, whose frames are checked as well. It comes up with the first. */
    public Bench with(ScriptedCsms other) {
        others.add(other);
        return this;
    }

    public ScriptedCsms csms() {
        return csms;
    }

    public Charger charger() {
        return charger;
    }

    public Path data() {
        return data;
    }

    // ---- life

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        csms.up();
        for (ScriptedCsms other : others) {
            other.up();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (charger == null || !charger.isAlive()) {
            startAnew();
        }
    }

    private void startAnew() throws Exception {
        stop();
        csms.calm();
        csms.forget();
        csms.up();
        data = Files.createTempDirectory("conformance");
        start();
        csms.expect(PATIENCE, "BootNotification");
        // what follows a start is not a case's
        for (int evse = 1; evse <= 2; evse++) {
            csms.expect(PATIENCE, "StatusNotification", ScriptedCsms.at("/evseId", Integer.toString(evse)));
        }
        csms.calm();
    }

    /** Starts the process on the data that is there. */
    public void start() throws IOException {
        charger = Charger.start(environment, "run", "--csms", csms.url(), "--id", ID, "--data", data.toString());
        charger.awaitPlant();
    }

    /** Pulls the mains plug. */
    public void powerCut() throws InterruptedException {
        charger.kill();
    }

    private void stop() throws IOException {
        if (charger != null) {
            charger.close();
            charger = null;
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            System.out.println(context.getDisplayName() + " failed; the station said:\n" + charger.output());
            stop();
            changed.clear();
            return;
        }
        try {
            putBack();
        } catch (AssertionError | Exception e) {
            String said = charger.output();
            stop();
            throw new AssertionError("the station is not as before the case: " + e.getMessage() + "\n" + said, e);
        } finally {
            changed.clear();
        }
    }

    private void putBack() throws Exception {
        csms.calm();
        csms.up();
        await().atMost(PATIENCE).until(csms::isConnected);
        // after a case's restart the link is there before the plant's page
        charger.awaitPlant();
        charger.act("reset", "{}");
        for (String transaction : csms.open()) {
            csms.call("RequestStopTransaction", "{\"transactionId\":\"" + transaction + "\"}");
        }
        for (Map.Entry<Variable, String> entry : changed.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        await().atMost(PATIENCE).until(() -> csms.open().isEmpty());
        for (int evse = 1; evse <= 2; evse++) {
            int id = evse;
            await().atMost(PATIENCE).until(() -> Set.of("Available", "Unavailable").contains(state(id)));
        }
        if (state(1).equals("Unavailable") || state(2).equals("Unavailable")) {
            csms.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
        }
        for (int evse = 1; evse <= 2; evse++) {
            int id = evse;
            await().atMost(PATIENCE).untilAsserted(() -> assertEquals("Available", state(id), "EVSE " + id));
        }
        csms.calm();
    }

    private String state(int evseId) throws IOException {
        return read(new Variable("Connector", "", evseId + ",\"connectorId\":1", "AvailabilityState", "")).orElseThrow();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        List<ScriptedCsms> all = new ArrayList<>(others);
        all.add(csms);
        for (ScriptedCsms each : all) {
            each.down();
            assertEquals(List.of(), each.violations(), "breaches of the RPC framework's rules");
            OfficialSchemas.check(context.getDisplayName(), each.seen());
        }
    }

    // ---- people and cars

    public void plugIn(int evseId) throws IOException {
        charger.act("plugIn", "{\"evseId\":" + evseId + ",\"connectorId\":1}");
    }

    public void unplug(int evseId) throws IOException {
        charger.act("unplug", "{\"evseId\":" + evseId + ",\"connectorId\":1}");
    }

    /** An RFID card (ISO14443). */
    public void swipe(int evseId, String uid) throws IOException {
        swipe(evseId, uid, "ISO14443");
    }

    public void swipe(int evseId, String idToken, String type) throws IOException {
        charger.act("swipe", "{\"evseId\":" + evseId + ",\"idToken\":\"" + idToken + "\",\"type\":\"" + type + "\"}");
    }

    public void pressStart(int evseId) throws IOException {
        charger.act("pressStart", "{\"evseId\":" + evseId + "}");
    }

    public void pressStop(int evseId) throws IOException {
        charger.act("pressStop", "{\"evseId\":" + evseId + "}");
    }

    /** What the sensor of the EVSE's parking bay sees. */
    public void bay(int evseId, boolean occupied) throws IOException {
        charger.act("bay", "{\"evseId\":" + evseId + ",\"occupied\":" + occupied + "}");
    }

    /** Whether the car wants energy. */
    public void carReady(int evseId, boolean ready) throws IOException {
        charger.act("ev", "{\"evseId\":" + evseId + ",\"ready\":" + ready + "}");
    }

    public void awaitPower(int evseId, boolean flows) {
        await().atMost(PATIENCE).until(() -> charger.evse(evseId).path("powerW").asDouble() > 1 == flows);
    }

    /** The lock of the EVSE's socket has moved. */
    public void awaitLock(int evseId, boolean locked) {
        await().atMost(PATIENCE).until(() -> this.locked(evseId) == locked);
    }

    public boolean locked(int evseId) throws IOException {
        return charger.evse(evseId).at("/connectors/0/locked").asBoolean();
    }

    /** A car is plugged in, its driver shows a card, energy flows. @return the transaction's id */
    public String charge(int evseId, String uid) throws IOException {
        plugIn(evseId);
        expectStatus(evseId, "Occupied");
        swipe(evseId, uid);
        String transaction = csms.expect("TransactionEvent", ScriptedCsms.at("/idToken/idToken", uid))
                .text("/transactionInfo/transactionId");
        csms.expect("TransactionEvent", ScriptedCsms.at("/transactionInfo/transactionId", transaction),
                ScriptedCsms.at("/transactionInfo/chargingState", "Charging"));
        awaitPower(evseId, true);
        return transaction;
    }

    /** The station tells a connector's status. */
    public ScriptedCsms.Call expectStatus(int evseId, String status) {
        return csms.expect("StatusNotification", ScriptedCsms.at("/evseId", Integer.toString(evseId)),
                ScriptedCsms.at("/connectorStatus", status));
    }

    /** The station starts again, at the latest in half a minute. */
    public ScriptedCsms.Call expectBoot(String reason) {
        return csms.expect(Duration.ofSeconds(30), "BootNotification", ScriptedCsms.at("/reason", reason));
    }

    // ---- variables

    /** Sets a variable by the CSMS until the end of the case. @param name {@code Component.Variable}, {@code Component.Variable[instance]} */
    public void set(String name, String value) throws IOException {
        Variable variable = variable(name);
        Optional<String> before = read(variable);
        before.ifPresent(old -> changed.putIfAbsent(variable, old));
        write(variable, value);
    }

    public String get(String name) throws IOException {
        return read(variable(name)).orElseThrow(() -> new AssertionError("cannot read " + name));
    }

    private static Variable variable(String name) {
        String[] parts = name.split("[.]", 2);
        String instance = parts[1].endsWith("]") ? parts[1].substring(parts[1].indexOf('[') + 1, parts[1].length() - 1) : "";
        return new Variable(parts[0], "", "", parts[1].replaceAll("\\[.*", ""), instance);
    }

    private static String ids(Variable variable) {
        return "\"component\":{\"name\":\"" + variable.component + "\""
                + (variable.evseId.isEmpty() ? "" : ",\"evse\":{\"id\":" + variable.evseId + "}") + "},\"variable\":{\"name\":\""
                + variable.name
                + "\"" + (variable.variableInstance.isEmpty() ? "" : ",\"instance\":\"" + variable.variableInstance + "\"") + "}";
    }

    private Optional<String> read(Variable variable) throws IOException {
        JsonNode result = csms.call("GetVariables", "{\"getVariableData\":[{" + ids(variable) + "}]}").at("/getVariableResult/0");
        return result.path("attributeStatus").asText().equals("Accepted")
                ? Optional.of(result.path("attributeValue").asText())
                : Optional.empty();
    }

    private void write(Variable variable, String value) throws IOException {
        JsonNode result = csms.call("SetVariables", "{\"setVariableData\":[{\"attributeValue\":\"" + value + "\"," + ids(variable) + "}]}")
                .at("/setVariableResult/0");
        assertEquals("Accepted", result.path("attributeStatus").asText(), variable + " = " + value + ": " + result);
    }
}
