package io.busbar.ocpp.messages.localauthlist;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;

/** Entry of the local authorization list; without info the entry is to be removed. */
public record AuthorizationData(
        @Required IdToken idToken,
        IdTokenInfo idTokenInfo,
        CustomData customData) {

    public AuthorizationData(IdToken idToken) {
        this(idToken, null, null);
    }
}
