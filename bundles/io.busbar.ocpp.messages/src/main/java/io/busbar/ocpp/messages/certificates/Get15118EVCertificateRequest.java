package io.busbar.ocpp.messages.certificates;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** Passes on a contract-certificate request of an EV (ISO 15118). */
@Action(value = "Get15118EVCertificate", direction = STATION_TO_CSMS)
public record Get15118EVCertificateRequest(
        @Required @Length(max = 50) String iso15118SchemaVersion,
        @Required CertificateAction action,
        @Required @Length(max = 11000) @In201(maxLength = 5600) String exiRequest,
        @Range(min = 0) @Since21 Integer maximumContractCertificateChains,
        @Length(max = 255) @Count(max = 8) @Since21 List<String> prioritizedEMAIDs,
        CustomData customData) implements Request<Get15118EVCertificateResponse> {

    public Get15118EVCertificateRequest {
        prioritizedEMAIDs = copy(prioritizedEMAIDs);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private String iso15118SchemaVersion;
        private CertificateAction action;
        private String exiRequest;
        private Integer maximumContractCertificateChains;
        private List<String> prioritizedEMAIDs;
        private CustomData customData;

        private Builder() {}

        public Builder iso15118SchemaVersion(String iso15118SchemaVersion) {
            this.iso15118SchemaVersion = iso15118SchemaVersion;
            return this;
        }

        public Builder action(CertificateAction action) {
            this.action = action;
            return this;
        }

        public Builder exiRequest(String exiRequest) {
            this.exiRequest = exiRequest;
            return this;
        }

        public Builder maximumContractCertificateChains(Integer maximumContractCertificateChains) {
            this.maximumContractCertificateChains = maximumContractCertificateChains;
            return this;
        }

        public Builder prioritizedEMAIDs(List<String> prioritizedEMAIDs) {
            this.prioritizedEMAIDs = prioritizedEMAIDs;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Get15118EVCertificateRequest build() {
            return new Get15118EVCertificateRequest(
                    iso15118SchemaVersion, action, exiRequest, maximumContractCertificateChains, prioritizedEMAIDs, customData);
        }
    }
}
