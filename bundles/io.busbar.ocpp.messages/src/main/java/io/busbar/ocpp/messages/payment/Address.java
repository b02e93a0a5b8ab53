package io.busbar.ocpp.messages.payment;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Postal address of a company or person. */
@Since21
@GeneratedBuilder
public record Address(
        @Required @Length(max = 50) String name,
        @Required @Length(max = 100) String address1,
        @Required @Length(max = 100) String city,
        @Required @Length(max = 50) String country,
        @Length(max = 100) String address2,
        @Length(max = 20) String postalCode,
        CustomData customData) {

    public static AddressBuilder builder() {
        return new AddressBuilder();
    }

    public AddressBuilder toBuilder() {
        return new AddressBuilder(this);
    }
}
