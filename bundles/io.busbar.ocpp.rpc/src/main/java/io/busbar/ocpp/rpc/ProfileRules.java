package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfile;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.OCPPTransport;
import io.busbar.ocpp.messages.provisioning.OCPPVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What a network profile must be to be stored (B09) and to be used (A05, B10). Words are for the operator. */
final class ProfileRules {

    private static final int LONGEST_TIMEOUT_SECONDS = 3600;

    /** @param reasonCode of OCPP's appendix */
    record Refusal(String reasonCode, String words) {}

    private final NetworkSlots slots;
    private final Credentials credentials;
    private final IntSupplier current;
    private final Supplier<String> password;
    private final Supplier<List<String>> priority;
    private final Supplier<Set<OcppVersion>> spoken;
    private final Collection<OCPPInterface> interfaces;
    private final boolean downgrade;

    ProfileRules(NetworkSlots slots, Credentials credentials, IntSupplier current, Supplier<String> password,
            Supplier<List<String>> priority, Supplier<Set<OcppVersion>> spoken, CsmsAddress address) {
        this.slots = slots;
        this.credentials = credentials;
        this.current = current;
        this.password = password;
        this.priority = priority;
        this.spoken = spoken;
        interfaces = address.interfaces().keySet();
        downgrade = address.downgrade();
    }

    /** May it be stored there? */
    Optional<Refusal> objection(int slot, NetworkConnectionProfile profile) {
        if (!NetworkSlots.exists(slot)) {
            return refuse("InvalidConfSlot", "the slots of this station are " + String.join(",", NetworkSlots.names()));
        }
        Optional<String> mistake = mistake(profile);
        if (mistake.isPresent()) {
            return refuse("InvalidNetworkConf", mistake.get());
        }
        if (lower(profile.securityProfile())) {
            return refuse("NoSecurityDowngrade", "the station is connected with security profile " + current.getAsInt());
        }
        if (priority.get().contains(Integer.toString(slot))) {
            return missing(NetworkSlot.of(profile)).map(words -> new Refusal("InvalidNetworkConf", words));
        }
        return Optional.empty();
    }

    /** May the station try these slots in this order? */
    Optional<String> objection(List<String> order) {
        if (order.isEmpty()) {
            return Optional.of("one slot at least");
        }
        return order.stream().map(this::unusable).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> unusable(String slot) {
        Optional<NetworkSlot> content = slots.get(Integer.parseInt(slot));
        if (content.isEmpty()) {
            return Optional.of("slot " + slot + " holds no network profile");
        }
        return lower(content.get().securityProfile())
                ? Optional.of("slot " + slot + " would lower the security profile")
                : missing(content.get()).map(words -> "slot " + slot + ": " + words);
    }

    /** A00.FR.005: only from 3 to 2, and only where that is allowed. */
    private boolean lower(int securityProfile) {
        int now = current.getAsInt();
        return securityProfile < now && !(downgrade && now == 3 && securityProfile == 2);
    }

    /** What has to be there before a profile is used (A05.FR.02, FR.03). */
    Optional<String> missing(NetworkSlot content) {
        boolean higher = content.securityProfile() > current.getAsInt();
        if (content.tls() && higher && !credentials.hasValidRoot()) {
            return Optional
                    .of("security profile " + content.securityProfile() + " needs a CSMS root certificate, and no valid one is installed");
        }
        if (content.securityProfile() == 3 && higher && !credentials.hasValidIdentity()) {
            return Optional.of("security profile 3 needs a certificate of the station, and no valid one is installed");
        }
        return content.basic() && content.password().orElse(password.get()).isEmpty()
                ? Optional.of("security profile " + content.securityProfile() + " needs BasicAuthPassword")
                : Optional.empty();
    }

    private Optional<String> mistake(NetworkConnectionProfile profile) {
        if (profile.ocppTransport() != OCPPTransport.JSON) {
            return Optional.of("the station speaks JSON alone");
        }
        if (profile.ocppVersion() != null && version(profile.ocppVersion()).filter(spoken.get()::contains).isEmpty()) {
            return Optional.of("the station does not speak " + profile.ocppVersion());
        }
        if (!interfaces.contains(profile.ocppInterface()) && !profile.ocppInterface().name().equals("Any")) {
            return Optional.of("the station has no " + profile.ocppInterface());
        }
        if (profile.apn() != null || profile.vpn() != null) {
            return Optional.of("the station sets up no " + (profile.apn() != null ? "mobile connection" : "VPN"));
        }
        if (profile.messageTimeout() < 1 || profile.messageTimeout() > LONGEST_TIMEOUT_SECONDS) {
            return Optional.of("messageTimeout is 1 to " + LONGEST_TIMEOUT_SECONDS + " s");
        }
        if (profile.identity() != null && (profile.identity().isEmpty() || profile.identity().contains(":"))) {
            return Optional.of("an identity has no colon");
        }
        if (profile.basicAuthPassword() != null && profile.basicAuthPassword().length() < RpcSettings.SHORTEST_PASSWORD) {
            return Optional.of("a password has " + RpcSettings.SHORTEST_PASSWORD + " characters at least");
        }
        return mistake(profile.ocppCsmsUrl(), profile.securityProfile());
    }

    /** What is wrong with an address. */
    static Optional<String> mistake(String url, int securityProfile) {
        if (securityProfile < 0 || securityProfile > 3) {
            return Optional.of("there is no security profile " + securityProfile);
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("the CSMS's address is none: " + e.getReason());
        }
        boolean tls = "wss".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"ws".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("the CSMS's address must begin with ws: or wss:");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("there is no port " + uri.getPort());
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null || uri.getQuery() != null) {
            return Optional.of("the CSMS's address is a host and a path");
        }
        return tls == securityProfile >= 2
                ? Optional.empty()
                : Optional.of("security profile " + securityProfile + " does not go with " + (tls ? "wss" : "ws"));
    }

    /** OCPP20 stands for 2.0.1. */
    static Optional<OcppVersion> version(OCPPVersion version) {
        return switch (version) {
            case OCPP16 -> Optional.of(OcppVersion.V16);
            case OCPP20, OCPP201 -> Optional.of(OcppVersion.V201);
            case OCPP21 -> Optional.of(OcppVersion.V21);
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refuse(String reasonCode, String words) {
        return Optional.of(new Refusal(reasonCode, words));
    }
}
