package io.busbar.ocpp.messages.authorization;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EnergyTransferMode;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.tariffcost.Tariff;
import java.util.List;

/** Answers {@link AuthorizeRequest}. */
@GeneratedBuilder
public record AuthorizeResponse(
        @Required IdTokenInfo idTokenInfo,
        AuthorizeCertificateStatus certificateStatus,
        @Since21 List<EnergyTransferMode> allowedEnergyTransfer,
        @Since21 Tariff tariff,
        CustomData customData) implements Response {

    public AuthorizeResponse {
        allowedEnergyTransfer = copy(allowedEnergyTransfer);
    }

    public static AuthorizeResponseBuilder builder() {
        return new AuthorizeResponseBuilder();
    }

    public AuthorizeResponseBuilder toBuilder() {
        return new AuthorizeResponseBuilder(this);
    }
}
