package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A charger with two simulated EVSEs (1: socket with a lock, 2: tethered cable) at a CSMS:
 * {@code @RegisterExtension static final Bench BENCH = new Bench()}. In process each case has a station of its own. The shipped charger is one
 * for all cases of a class, and of the classes after it that want the same: after each case it is as it was (nobody plugged in, no transaction,
 * everything operative, variables put back, the CSMS calm); where that fails, the next case gets a new one. After each case the frames of the
 * station are held against the official schemas.
 */
public final class Bench implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    public static final String ID = "CS-1";

    private static final Duration PATIENCE = Patience.ofSeconds(20);
    /** In process whatever a start brings has been said by then. */
    private static final Duration AFTER_START = Duration.ofSeconds(1);

    private record Variable(String component, String instance, String evseId, String name, String variableInstance) {}

    private final Map<Variable, String> changed = new LinkedHashMap<>();
    private final ScriptedCsms csms;
    private StationSetup setup = StationSetup.REFERENCE;
    private Way way;
    private Rig rig;

    public Bench() {
        this(new ScriptedCsms());
    }

    /** @param csms not yet up */
    public Bench(ScriptedCsms csms) {
        this.csms = csms;
    }

    /** An environment variable of the charger's configuration, e.g. {@code BUSBAR_SECURITY_PROFILE}. */
    public Bench with(String name, String value) {
        setup = setup.with(name, value);
        return this;
    }

    /** The charger as an OEM configures it: what the shipped configuration is changed into. */
    public Bench configured(UnaryOperator<String> change) {
        setup = setup.configured(change);
        return this;
    }

    public ScriptedCsms csms() {
        return csms;
    }

    /** What the station has said so far. */
    public String log() {
        return rig.log();
    }

    public FileDrop fileDrop() throws IOException {
        return rig.fileDrop();
    }

    // ---- time

    public Instant now() {
        return rig.time().now();
    }

    /** Lets time pass until the check holds; fails when it does not within {@code patience}. */
    public void await(Duration patience, CaseTime.Check check) {
        rig.time().until(patience, check);
    }

    private void await(CaseTime.Check check) {
        await(PATIENCE, check);
    }

    // ---- life

    @Override
    public void beforeAll(ExtensionContext context) {
        way = Way.current();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        changed.clear();
        if (way == Way.SHIPPED && rig == null && !csms.speaksTls()) {
            ShippedStations.take(setup).ifPresent(idle -> {
                rig = idle.rig();
                csms.on(rig, idle.carrier());
            });
        }
        if (rig == null || !rig.isRunning()) {
            startAnew();
        }
    }

    private void startAnew() throws Exception {
        if (rig == null) {
            rig = way.rig();
            csms.on(rig);
        }
        csms.calm();
        csms.forget();
        csms.up();
        rig.order(setup, csms.url());
        start();
        csms.expect(PATIENCE, "BootNotification");
        // what follows a start is not a case's
        for (int evse = 1; evse <= 2; evse++) {
            csms.expect(PATIENCE, "StatusNotification", ScriptedCsms.at("/evseId", Integer.toString(evse)));
        }
        if (way == Way.IN_PROCESS) {
            rig.time().await(AFTER_START, () -> false);
        }
        csms.calm();
    }

    /** The power comes: the station starts on the data that is there. */
    public void start() throws IOException {
        rig.start();
    }

    /** Pulls the mains plug. */
    public void powerCut() throws IOException {
        rig.powerCut();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (rig == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            System.out.println(context.getDisplayName() + " failed; the station said:\n" + rig.log());
            scrap();
            return;
        }
        try {
            if (way == Way.SHIPPED) {
                putBack();
            }
            csms.check(context.getDisplayName());
        } catch (AssertionError | Exception e) {
            String said = rig.log();
            scrap();
            throw new AssertionError("after the case: " + e.getMessage() + "\n" + said, e);
        }
        if (way == Way.IN_PROCESS) {
            scrap();
        }
    }

    /** The next case gets a new station. */
    private void scrap() throws Exception {
        Rig old = rig;
        rig = null;
        csms.forgetFrames();
        csms.down();
        old.close();
    }

    private void putBack() throws Exception {
        csms.calm();
        csms.up();
        await(csms::isConnected);
        rig.resetPlant();
        for (String transaction : csms.open()) {
            csms.call("RequestStopTransaction", "{\"transactionId\":\"" + transaction + "\"}");
        }
        for (Map.Entry<Variable, String> entry : changed.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        await(() -> csms.open().isEmpty());
        for (int evse = 1; evse <= 2; evse++) {
            int id = evse;
            await(() -> Set.of("Available", "Unavailable").contains(state(id)));
        }
        if (state(1).equals("Unavailable") || state(2).equals("Unavailable")) {
            csms.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
        }
        for (int evse = 1; evse <= 2; evse++) {
            int id = evse;
            await(() -> state(id).equals("Available"));
        }
        csms.calm();
    }

    private String state(int evseId) throws IOException {
        return read(new Variable("Connector", "", evseId + ",\"connectorId\":1", "AvailabilityState", "")).orElseThrow();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (rig != null && !csms.speaksTls()) {
            ShippedStations.keep(new ShippedStations.Idle(setup, rig, csms.carrier()));
        } else if (rig != null) {
            scrap();
        }
        rig = null;
    }

    // ---- people and cars

    public void plugIn(int evseId) throws IOException {
        rig.plugIn(evseId);
    }

    public void unplug(int evseId) throws IOException {
        rig.unplug(evseId);
    }

    /** An RFID card (ISO14443). */
    public void swipe(int evseId, String uid) throws IOException {
        swipe(evseId, uid, "ISO14443");
    }

    public void swipe(int evseId, String idToken, String type) throws IOException {
        rig.swipe(OptionalInt.of(evseId), idToken, type);
    }

    /** An RFID card at the reader of the whole station. */
    public void swipeAtStation(String uid) throws IOException {
        rig.swipe(OptionalInt.empty(), uid, "ISO14443");
    }

    /** Nothing plugged, bays empty. */
    public void resetPlant() throws IOException {
        rig.resetPlant();
    }

    public double powerW(int evseId) throws IOException {
        return rig.evse(evseId).powerW();
    }

    /** The meter's register. */
    public double energyWh(int evseId) throws IOException {
        return rig.evse(evseId).energyWh();
    }

    /** Whether a cable is in the EVSE's connector. */
    public boolean plugged(int evseId) throws IOException {
        return rig.evse(evseId).plugged();
    }

    /** Keys of what the screen comes to offer. */
    public List<String> screen() throws IOException {
        await(() -> rig.screen().isPresent());
        return rig.screen().orElseThrow();
    }

    public void choose(String... keys) throws IOException {
        rig.choose(List.of(keys));
    }

    public void pressStart(int evseId) throws IOException {
        rig.pressStart(evseId);
    }

    public void pressStop(int evseId) throws IOException {
        rig.pressStop(evseId);
    }

    /** What the sensor of the EVSE's parking bay sees. */
    public void bay(int evseId, boolean occupied) throws IOException {
        rig.bay(evseId, occupied);
    }

    /** Whether the car wants energy. */
    public void carReady(int evseId, boolean ready) throws IOException {
        rig.carReady(evseId, ready);
    }

    public void awaitPower(int evseId, boolean flows) {
        await(() -> rig.evse(evseId).powerW() > 1 == flows);
    }

    /** The lock of the EVSE's socket has moved. */
    public void awaitLock(int evseId, boolean locked) {
        await(() -> locked(evseId) == locked);
    }

    public boolean locked(int evseId) throws IOException {
        return rig.evse(evseId).locked();
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
        return csms.expect(Patience.ofSeconds(30), "BootNotification", ScriptedCsms.at("/reason", reason));
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
