package io.busbar.ocpp.messages.authorization;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EnergyTransferMode;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.tariffcost.Tariff;
import java.util.List;

/** Answers {@link AuthorizeRequest}. */
public record AuthorizeResponse(
        @Required IdTokenInfo idTokenInfo,
        AuthorizeCertificateStatus certificateStatus,
        @Since21 List<EnergyTransferMode> allowedEnergyTransfer,
        @Since21 Tariff tariff,
        CustomData customData) implements Response {

    public AuthorizeResponse {
        allowedEnergyTransfer = copy(allowedEnergyTransfer);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the components; what is not set is absent. */
    public static final class Builder {

        private IdTokenInfo idTokenInfo;
        private AuthorizeCertificateStatus certificateStatus;
        private List<EnergyTransferMode> allowedEnergyTransfer;
        private Tariff tariff;
        private CustomData customData;

        private Builder() {}

        public Builder idTokenInfo(IdTokenInfo idTokenInfo) {
            this.idTokenInfo = idTokenInfo;
            return this;
        }

        public Builder certificateStatus(AuthorizeCertificateStatus certificateStatus) {
            this.certificateStatus = certificateStatus;
            return this;
        }

        public Builder allowedEnergyTransfer(List<EnergyTransferMode> allowedEnergyTransfer) {
            this.allowedEnergyTransfer = allowedEnergyTransfer;
            return this;
        }

        public Builder tariff(Tariff tariff) {
            this.tariff = tariff;
            return this;
        }

        public Builder customData(CustomData customData) {
            this.customData = customData;
            return this;
        }

        public AuthorizeResponse build() {
            return new AuthorizeResponse(idTokenInfo, certificateStatus, allowedEnergyTransfer, tariff, customData);
        }
    }
}
