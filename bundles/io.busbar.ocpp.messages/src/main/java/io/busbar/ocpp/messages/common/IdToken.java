package io.busbar.ocpp.messages.common;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import java.util.List;

/** Identifier of a driver or vehicle, compared without regard to case. */
public record IdToken(
        @Required @Length(max = 255) @In201(maxLength = 36) String idToken,
        @Required @Length(max = 20) @In201(oneOf = {
                "Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization"}) String type,
        List<AdditionalInfo> additionalInfo,
        CustomData customData){

    public IdToken {
        additionalInfo = copy(additionalInfo);
    }

    public IdToken(String idToken, String type) {
        this(idToken, type, null, null);
    }

    public IdToken(String idToken, String type, List<AdditionalInfo> additionalInfo) {
        this(idToken, type, additionalInfo, null);
    }
}
