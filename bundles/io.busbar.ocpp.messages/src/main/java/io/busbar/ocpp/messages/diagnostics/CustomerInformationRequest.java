package io.busbar.ocpp.messages.diagnostics;

import static io.busbar.ocpp.messages.Direction.CSMS_TO_STATION;

import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Range;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CertificateHashData;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;

/** Asks for, or for the removal of, what the station holds about a customer. */
@Action(value = "CustomerInformation", direction = CSMS_TO_STATION)
public record CustomerInformationRequest(
        @Required @Range(min = 0, since21 = true) int requestId,
        @Required boolean report,
        @Required boolean clear,
        CertificateHashData customerCertificate,
        IdToken idToken,
        @Length(max = 64) String customerIdentifier,
        CustomData customData) implements Request<CustomerInformationResponse> {

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private Integer requestId;
        private Boolean report;
        private Boolean clear;
        private CertificateHashData customerCertificate;
        private IdToken idToken;
        private String customerIdentifier;
        private CustomData customData;

        private Builder() {}

        public Builder requestId(int requestId) {
            this.requestId = requestId;
            return this;
        }

        public Builder report(boolean report) {
            this.report = report;
            return this;
        }

        public Builder clear(boolean clear) {
            this.clear = clear;
            return this;
        }

        public Builder customerCertificate(CertificateHashData customerCertificate) {
            this.customerCertificate = customerCertificate;
            return this;
        }

        public Builder idToken(IdToken idToken) {
            this.idToken = idToken;
            return this;
        }

        public Builder customerIdentifier(String customerIdentifier) {
            this.customerIdentifier = customerIdentifier;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public CustomerInformationRequest build() {
            return new CustomerInformationRequest(requestId, report, clear, customerCertificate, idToken, customerIdentifier, customData);
        }
    }
}
