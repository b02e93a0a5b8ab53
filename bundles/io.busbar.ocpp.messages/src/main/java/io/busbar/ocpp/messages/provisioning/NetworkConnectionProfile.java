package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** How to reach a CSMS; message timeout in seconds. */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private OCPPInterface ocppInterface;
        private OCPPTransport ocppTransport;
        private Integer messageTimeout;
        private String ocppCsmsUrl;
        private Integer securityProfile;
        private APN apn;
        private OCPPVersion ocppVersion;
        private String identity;
        private String basicAuthPassword;
        private VPN vpn;
        private CustomData customData;

        private Builder() {}

        public Builder ocppInterface(OCPPInterface ocppInterface) {
            this.ocppInterface = ocppInterface;
            return this;
        }

        public Builder ocppTransport(OCPPTransport ocppTransport) {
            this.ocppTransport = ocppTransport;
            return this;
        }

        public Builder messageTimeout(int messageTimeout) {
            this.messageTimeout = messageTimeout;
            return this;
        }

        public Builder ocppCsmsUrl(String ocppCsmsUrl) {
            this.ocppCsmsUrl = ocppCsmsUrl;
            return this;
        }

        public Builder securityProfile(int securityProfile) {
            this.securityProfile = securityProfile;
            return this;
        }

        public Builder apn(APN apn) {
            this.apn = apn;
            return this;
        }

        public Builder ocppVersion(OCPPVersion ocppVersion) {
            this.ocppVersion = ocppVersion;
            return this;
        }

        public Builder identity(String identity) {
            this.identity = identity;
            return this;
        }

        public Builder basicAuthPassword(String basicAuthPassword) {
            this.basicAuthPassword = basicAuthPassword;
            return this;
        }

        public Builder vpn(VPN vpn) {
            this.vpn = vpn;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public NetworkConnectionProfile build() {
            return new NetworkConnectionProfile(
                    ocppInterface, ocppTransport, messageTimeout, ocppCsmsUrl, securityProfile, apn, ocppVersion, identity,
                    basicAuthPassword, vpn, customData);
        }
    }
}
