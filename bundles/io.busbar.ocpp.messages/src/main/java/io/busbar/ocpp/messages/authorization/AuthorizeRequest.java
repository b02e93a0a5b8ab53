package io.busbar.ocpp.messages.authorization;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.OCSPRequestData;
import java.util.List;

/** Asks whether a token may charge. */
@Action(value = "Authorize", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record AuthorizeRequest(
        @Required IdToken idToken,
        @Length(max = 10000) @In201(maxLength = 5500) String certificate,
        @Count(max = 4) List<OCSPRequestData> iso15118CertificateHashData,
        CustomData customData) implements Request<AuthorizeResponse> {

    public AuthorizeRequest {
        iso15118CertificateHashData = copy(iso15118CertificateHashData);
    }

    public AuthorizeRequest(IdToken idToken) {
        this(idToken, null, null, null);
    }

    public static AuthorizeRequestBuilder builder() {
        return new AuthorizeRequestBuilder();
    }

    public AuthorizeRequestBuilder toBuilder() {
        return new AuthorizeRequestBuilder(this);
    }
}
