package io.busbar.ocpp.messages.certificates;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.StatusInfo;

/** Answers {@link Get15118EVCertificateRequest}. */
public record Get15118EVCertificateResponse(
        @Required Iso15118EVCertificateStatus status,
        @Required @Length(max = 17000) @In201(maxLength = 5600) String exiResponse,
        StatusInfo statusInfo,
        @Range(min = 0) @Since21 Integer remainingContracts,
        CustomData customData) implements Response {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Iso15118EVCertificateStatus status;
        private String exiResponse;
        private StatusInfo statusInfo;
        private Integer remainingContracts;
        private CustomData customData;

        private Builder() {}

        public Builder status(Iso15118EVCertificateStatus status) {
            this.status = status;
            return this;
        }

        public Builder exiResponse(String exiResponse) {
            this.exiResponse = exiResponse;
            return this;
        }

        public Builder statusInfo(StatusInfo statusInfo) {
            this.statusInfo = statusInfo;
            return this;
        }

        public Builder remainingContracts(Integer remainingContracts) {
            this.remainingContracts = remainingContracts;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public Get15118EVCertificateResponse build() {
            return new Get15118EVCertificateResponse(status, exiResponse, statusInfo, remainingContracts, customData);
        }
    }
}
