package io.busbar.ocpp.rpc;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The network profiles, what judges and chooses them, and the settings that go with them, put together. On the loop. */
final class NetworkProfiles {

    private static final int USUAL_TIMEOUT_SECONDS = 30;

    private final SecurityEvents security;
    private final NetworkSlots slots;
    private final ProfileRules rules;
    private int slotOfLink;

    final RpcSettings settings;
    final Credentials credentials;
    final Passwords passwords;
    final ProfileChooser chooser;
    final Endpoints endpoints;
    final SetNetworkProfile setNetworkProfile;

    /** @param inUse the profile of the link, or of the next one */
    NetworkProfiles(StationLoop loop, Store store, StoreSpace space, DeviceModel model, SecurityEvents security, CsmsAddress address,
            LinkParts parts, Supplier<Optional<NetworkSlot>> inUse) {
        this.security = security;
        slots = new NetworkSlots(store, space, model, address);
        credentials = new Credentials(loop, slots, address);
        settings = new RpcSettings(model, address, slots, this::objection,
                () -> inUse.get().map(NetworkSlot::messageTimeoutSeconds).orElse(USUAL_TIMEOUT_SECONDS));
        passwords = new Passwords(store, space, settings.password::value);
        rules = new ProfileRules(slots, credentials, settings.securityProfile::value, settings.password::value, settings.priority::value,
                parts::versions, address);
        chooser = new ProfileChooser(slots, settings.priority::value, settings::profileAttempts);
        endpoints = new Endpoints(settings, credentials, passwords, parts, address);
        setNetworkProfile = new SetNetworkProfile(loop, slots, rules);
    }

    private Optional<String> objection(List<String> order) {
        return rules.objection(order);
    }

    /** A link stands. @return whether it is another profile's than the last link */
    boolean arrived(int slot) {
        settings.activeProfile.set(Integer.toString(slot));
        boolean elsewhere = slotOfLink != 0 && slotOfLink != slot;
        slotOfLink = slot;
        return elsewhere;
    }

    /** The CSMS has answered: this is the profile to come back to, the settings follow it, lower security profiles go (A05.FR.06). */
    void proven(int slot, NetworkSlot content) {
        int before = slots.standing().securityProfile();
        slots.connected(slot, content);
        if (before != content.securityProfile()) {
            settings.securityProfile.set(content.securityProfile());
            security.raise("ReconfigurationOfSecurityParameters",
                    "security profile " + content.securityProfile() + " is in use, before it was " + before);
        }
        List<String> filled = settings.priority.value().stream().filter(name -> slots.get(Integer.parseInt(name)).isPresent()).toList();
        settings.priority.set(filled.isEmpty() ? List.of(Integer.toString(slot)) : filled);
    }
}
