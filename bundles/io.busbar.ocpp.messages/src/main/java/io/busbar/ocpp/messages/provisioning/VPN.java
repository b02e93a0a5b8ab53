package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;

/** A VPN connection. */
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

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String server;
        private String user;
        private String password;
        private String key;
        private VPNType type;
        private String group;
        private CustomData customData;

        private Builder() {}

        public Builder server(String server) {
            this.server = server;
            return this;
        }

        public Builder user(String user) {
            this.user = user;
            return this;
        }

        public Builder password(String password) {
            this.password = password;
            return this;
        }

        public Builder key(String key) {
            this.key = key;
            return this;
        }

        public Builder type(VPNType type) {
            this.type = type;
            return this;
        }

        public Builder group(String group) {
            this.group = group;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public VPN build() {
            return new VPN(server, user, password, key, type, group, customData);
        }
    }
}
