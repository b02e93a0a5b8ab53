package io.busbar.ocpp.rpc;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.util.promise.Promise;

/** The network profiles by slot, stored, and where the station stood when it was connected last. On the loop. */
final class NetworkSlots {

    static final int SEEDED = 1;

    /** B09.FR.06 wants two. */
    private static final int COUNT = 3;

    private static final String ONLY = "only";

    /**
     * @param lastGood slot of the last connection; 0 before the first
     * @param good what it held then: the slot may have been given another content since
     * @param seed what the configuration said when slot 1 was filled from it
     * @param credentialStore whether certificates were ever kept by a service
     * @param rootsHandedOver the configuration's roots that this service was given
     * @param platformRoot the Java platform's root that the last connection stood on, in Base64, while the station had none of its own
     */
    @GeneratedBuilder
    record Standing(int lastGood, Optional<NetworkSlot> good, int securityProfile, String seed, boolean credentialStore,
            String rootsHandedOver, Optional<String> platformRoot) {

        Standing connected(int slot, NetworkSlot content) {
            return new StandingBuilder(this).lastGood(slot).good(Optional.of(content)).securityProfile(content.securityProfile()).build();
        }

        Standing handedOver(String roots) {
            return new StandingBuilder(this).credentialStore(true).rootsHandedOver(roots).build();
        }

        Standing on(Optional<String> root) {
            return new StandingBuilder(this).platformRoot(root).build();
        }
    }

    private final Store store;
    private final DeviceModel model;
    private final StoredMap<NetworkSlot> slots;
    private final StoredMap<Standing> standings;
    private final Map<Integer, List<VariableId>> declared = new HashMap<>();
    private final boolean seededAnew;

    NetworkSlots(Store store, StoreSpace space, DeviceModel model, CsmsAddress address) {
        this.store = store;
        this.model = model;
        slots = space.vitalMap("slots", NetworkSlot.class);
        standings = space.vitalMap("standing", Standing.class);
        seededAnew = seed(address);
        numbers().forEach(this::declare);
    }

    /** The configuration fills slot 1 at the first start, and when it was changed since: that was a technician. @return whether it was changed */
    private boolean seed(CsmsAddress address) {
        String seed = address.url() + " " + address.securityProfile();
        Optional<Standing> before = standings.get(ONLY);
        if (before.isPresent() && (address.url().isEmpty() || before.get().seed().equals(seed))) {
            return false;
        }
        Commit commit = store.begin();
        if (!address.url().isEmpty()) {
            slots.put(commit, key(SEEDED), NetworkSlot.of(address));
        }
        standings.put(commit, ONLY, new Standing(0, Optional.empty(), address.securityProfile(), seed,
                before.map(Standing::credentialStore).orElse(false), before.map(Standing::rootsHandedOver).orElse(""), Optional.empty()));
        commit.submit();
        return before.isPresent();
    }

    boolean seededAnew() {
        return seededAnew;
    }

    /** All there may be. */
    static List<String> names() {
        return numbers().map(NetworkSlots::key).toList();
    }

    private static java.util.stream.Stream<Integer> numbers() {
        return IntStream.rangeClosed(SEEDED, COUNT).boxed();
    }

    static boolean exists(int slot) {
        return slot >= SEEDED && slot <= COUNT;
    }

    Optional<NetworkSlot> get(int slot) {
        return slots.get(key(slot));
    }

    Standing standing() {
        return standings.get(ONLY).orElseThrow();
    }

    /** @return resolved when it is durable */
    Promise<Void> put(int slot, NetworkSlot content) {
        Commit commit = store.begin();
        slots.put(commit, key(slot), content);
        return commit.submit().onSuccess(durable -> declare(slot));
    }

    /** A CSMS has answered: it is the one to come back to, and slots of a lower security profile go (A05.FR.06). */
    void connected(int slot, NetworkSlot content) {
        Standing before = standing();
        Standing now = before.connected(slot, content);
        List<Integer> gone = new ArrayList<>();
        if (now.equals(before)) {
            return;
        }
        Commit commit = store.begin();
        standings.put(commit, ONLY, now);
        if (content.securityProfile() > before.securityProfile()) {
            numbers().filter(other -> get(other).filter(held -> held.securityProfile() < content.securityProfile()).isPresent())
                    .forEach(gone::add);
            gone.forEach(other -> slots.remove(commit, key(other)));
        }
        commit.submit();
        gone.forEach(this::withdraw);
    }

    void handedOver(String roots) {
        Commit commit = store.begin();
        standings.put(commit, ONLY, standing().handedOver(roots));
        commit.submit();
    }

    void platformRoot(Optional<String> root) {
        if (!standing().platformRoot().equals(root)) {
            Commit commit = store.begin();
            standings.put(commit, ONLY, standing().on(root));
            commit.submit();
        }
    }

    private static String key(int slot) {
        return Integer.toString(slot);
    }

    private void withdraw(int slot) {
        List<VariableId> former = declared.remove(slot);
        if (former != null) {
            former.forEach(model::withdraw);
        }
    }

    private void declare(int slot) {
        withdraw(slot);
        get(slot).ifPresent(content -> {
            ComponentId component = ComponentId.of("NetworkConfiguration").instance(key(slot));
            List<Variable<?>> made = new ArrayList<>();
            made.add(model.declare(component, VariableSpec.text("OcppCsmsUrl", content.url()).maxLength(2000)));
            made.add(model.declare(component, VariableSpec.integer("SecurityProfile", content.securityProfile())));
            made.add(model.declare(component, VariableSpec.text("OcppInterface", content.ocppInterface().name())));
            made.add(model.declare(component, VariableSpec.option("OcppTransport", "JSON", List.of("JSON"))));
            made.add(model.declare(component, VariableSpec.integer("MessageTimeout", content.messageTimeoutSeconds()).unit("s")));
            content.ocppVersion()
                    .ifPresent(version -> made.add(model.declare(component, VariableSpec.text("OcppVersion", version.name()))));
            content.identity().ifPresent(identity -> made.add(model.declare(component, VariableSpec.text("Identity", identity))));
            declared.put(slot, made.stream().<VariableId>map(Variable::id).toList());
        });
    }
}
