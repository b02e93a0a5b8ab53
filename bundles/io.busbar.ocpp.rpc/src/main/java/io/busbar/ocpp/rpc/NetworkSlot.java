package io.busbar.ocpp.rpc;

import io.busbar.ocpp.messages.provisioning.NetworkConnectionProfile;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.messages.provisioning.OCPPVersion;
import java.util.Optional;

/** What a slot holds: how to reach one CSMS. Stored as it is. */
record NetworkSlot(String url, int securityProfile, int messageTimeoutSeconds, OCPPInterface ocppInterface,
        Optional<OCPPVersion> ocppVersion,
        Optional<String> identity, Optional<String> password) {

    private static final int USUAL_TIMEOUT_SECONDS = 30;

    static NetworkSlot of(CsmsAddress address) {
        OCPPInterface first = address.interfaces().keySet().stream().sorted().findFirst().orElse(OCPPInterface.Wired0);
        return new NetworkSlot(address.url(), address.securityProfile(), USUAL_TIMEOUT_SECONDS, first, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    static NetworkSlot of(NetworkConnectionProfile profile) {
        return new NetworkSlot(profile.ocppCsmsUrl(), profile.securityProfile(), profile.messageTimeout(), profile.ocppInterface(),
                Optional.ofNullable(profile.ocppVersion()), Optional.ofNullable(profile.identity()),
                Optional.ofNullable(profile.basicAuthPassword()));
    }

    boolean tls() {
        return securityProfile >= 2;
    }

    /** HTTP Basic authentication. */
    boolean basic() {
        return securityProfile == 1 || securityProfile == 2;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + ", security profile " + securityProfile + ", " + ocppInterface;
    }
}
