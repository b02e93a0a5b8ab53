package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** A VPN connection. */
@GeneratedBuilder
public record VPN(
        @Required @Length(max = 2000) @In201(maxLength = 512) String server,
        @Required @Length(max = 50) @In201(maxLength = 20) String user,
        @Required @Length(max = 64) @In201(maxLength = 20) String password,
        @Required @Length(max = 255) String key,
        @Required VPNType type,
        @Length(max = 50) @In201(maxLength = 20) String group,
        CustomData customData) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "VPN[server=" + server + ", type=" + type + "]";
    }

    public static VPNBuilder builder() {
        return new VPNBuilder();
    }

    public VPNBuilder toBuilder() {
        return new VPNBuilder(this);
    }
}
