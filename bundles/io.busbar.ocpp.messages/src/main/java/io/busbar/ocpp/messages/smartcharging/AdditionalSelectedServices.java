package io.busbar.ocpp.messages.smartcharging;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Fee of a service that is not energy (ISO 15118-20). */
@Since21
public record AdditionalSelectedServices(
        @Required RationalNumber serviceFee,
        @Required @Length(max = 80) String serviceName,
        CustomData customData) {

    public AdditionalSelectedServices(RationalNumber serviceFee, String serviceName) {
        this(serviceFee, serviceName, null);
    }
}
