package io.busbar.ocpp.messages.payment;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Postal address of a company or person. */
@Since21
public record Address(
        @Required @Length(max = 50) String name,
        @Required @Length(max = 100) String address1,
        @Required @Length(max = 100) String city,
        @Required @Length(max = 50) String country,
        @Length(max = 100) String address2,
        @Length(max = 20) String postalCode,
        CustomData customData) {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String name;
        private String address1;
        private String city;
        private String country;
        private String address2;
        private String postalCode;
        private CustomData customData;

        private Builder() {}

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder address1(String address1) {
            this.address1 = address1;
            return this;
        }

        public Builder city(String city) {
            this.city = city;
            return this;
        }

        public Builder country(String country) {
            this.country = country;
            return this;
        }

        public Builder address2(String address2) {
            this.address2 = address2;
            return this;
        }

        public Builder postalCode(String postalCode) {
            this.postalCode = postalCode;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Address build() {
            return new Address(name, address1, city, country, address2, postalCode, customData);
        }
    }
}
