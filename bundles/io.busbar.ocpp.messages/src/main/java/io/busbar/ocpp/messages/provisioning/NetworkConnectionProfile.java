package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** How to reach a CSMS; message timeout in seconds. */
@GeneratedBuilder
public record NetworkConnectionProfile(
        @Required OCPPInterface ocppInterface,
        @Required OCPPTransport ocppTransport,
        @Required int messageTimeout,
        @Required @Length(max = 2000) @In201(maxLength = 512) String ocppCsmsUrl,
        @Required @Range(min = 0, since21 = true) int securityProfile,
        APN apn,
        @In201(required = true) OCPPVersion ocppVersion,
        @Length(max = 48) @Since21 String identity,
        @Length(max = 64) @Since21 String basicAuthPassword,
        VPN vpn,
        CustomData customData) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "NetworkConnectionProfile[ocppCsmsUrl=" + ocppCsmsUrl + ", securityProfile=" + securityProfile + "]";
    }

    public static NetworkConnectionProfileBuilder builder() {
        return new NetworkConnectionProfileBuilder();
    }

    public NetworkConnectionProfileBuilder toBuilder() {
        return new NetworkConnectionProfileBuilder(this);
    }
}
