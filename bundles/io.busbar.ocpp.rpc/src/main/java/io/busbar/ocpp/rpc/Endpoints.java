package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What an attempt with a network profile needs, put together. On the loop. */
final class Endpoints {

    /** Longest message taken from the CSMS: one that is merely too long for its schema gets an answer. */
    private static final int MAX_MESSAGE_CHARS = 2 * 1024 * 1024;

    private static final int LONGEST_CONNECT_SECONDS = 60;

    private final RpcSettings settings;
    private final Credentials credentials;
    private final Passwords passwords;
    private final LinkParts parts;
    private final Map<OCPPInterface, String> interfaces;

    Endpoints(RpcSettings settings, Credentials credentials, Passwords passwords, LinkParts parts, CsmsAddress address) {
        this.settings = settings;
        this.credentials = credentials;
        this.passwords = passwords;
        this.parts = parts;
        interfaces = address.interfaces();
    }

    /** What stands against an attempt, for a technician. */
    Optional<String> mistake(NetworkSlot slot) {
        Optional<String> address = ProfileRules.mistake(slot.url(), slot.securityProfile());
        if (address.isPresent()) {
            return address;
        }
        if (slot.basic() && password(slot).isEmpty()) {
            return Optional.of("security profile " + slot.securityProfile() + " needs a password (SecurityCtrlr.BasicAuthPassword)");
        }
        if (slot.tls() && credentials.hasNoRoots()) {
            return Optional.of("the file of the CSMS's roots cannot be read, and no root is stored");
        }
        if (slot.securityProfile() == 3 && !credentials.hasIdentity()) {
            return Optional.of("security profile 3 needs a certificate of the station, and none is installed");
        }
        return parts.subProtocols(slot.ocppVersion().flatMap(ProfileRules::version)).isEmpty()
                ? Optional.of("the OCPP version of the profile is not installed")
                : Optional.empty();
    }

    Endpoint of(ProfileChooser.Candidate candidate) {
        NetworkSlot slot = candidate.content();
        String id = identity(slot);
        URI url = URI.create(
                slot.url() + (slot.url().endsWith("/") ? "" : "/") + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        Optional<String> user = slot.basic() ? Optional.of(id) : Optional.empty();
        Optional<String> by = Optional.ofNullable(interfaces.get(slot.ocppInterface())).filter(name -> !name.equals(CsmsAddress.ANY));
        return new Endpoint(url, parts.subProtocols(slot.ocppVersion().flatMap(ProfileRules::version)), user,
                user.map(name -> password(slot)), credentials.tls(candidate, settings.wildcards()), by, MAX_MESSAGE_CHARS,
                Duration.ofSeconds(Math.min(slot.messageTimeoutSeconds(), LONGEST_CONNECT_SECONDS)));
    }

    String identity(NetworkSlot slot) {
        return slot.identity().orElseGet(settings.identity::value);
    }

    private String password(NetworkSlot slot) {
        return slot.password().orElseGet(passwords::next);
    }
}
