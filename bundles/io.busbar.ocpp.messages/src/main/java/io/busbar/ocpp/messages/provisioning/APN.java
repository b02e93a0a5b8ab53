package io.busbar.ocpp.messages.provisioning;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** Access point of a mobile network. */
@GeneratedBuilder
public record APN(
        @Required @Length(max = 2000) @In201(maxLength = 512) String apn,
        @Required APNAuthentication apnAuthentication,
        @Length(max = 50) @In201(maxLength = 20) String apnUserName,
        @Length(max = 64) @In201(maxLength = 20) String apnPassword,
        Integer simPin,
        @Length(max = 6) String preferredNetwork,
        Boolean useOnlyPreferredNetwork,
        CustomData customData) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "APN[apn=" + apn + ", apnAuthentication=" + apnAuthentication + "]";
    }

    public static APNBuilder builder() {
        return new APNBuilder();
    }

    public APNBuilder toBuilder() {
        return new APNBuilder(this);
    }
}
