package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.TextForm;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** AuthCtrlr: the rules of authorization. */
@Component(service = AuthSettings.class)
public final class AuthSettings {

    private static final ComponentId CONTROLLER = ComponentId.of("AuthCtrlr");

    static final int ADDITIONAL_INFO_ITEMS = 4;

    private static final List<String> TOKEN_TYPES = List.of("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress",
            "NoAuthorization");

    final Variable<Boolean> enabled;
    final Variable<Boolean> localAuthorizeOffline;
    final Variable<Boolean> localPreAuthorize;
    final Variable<Boolean> offlineTxForUnknownId;
    final Variable<Boolean> disableRemoteAuthorization;
    final Variable<String> masterPassGroupId;

    @Activate
    public AuthSettings(@Reference DeviceModel model) {
        enabled = model.declare(CONTROLLER, VariableSpec.bool("Enabled", true).readWrite());
        localAuthorizeOffline = model.declare(CONTROLLER, VariableSpec.bool("LocalAuthorizeOffline", true).readWrite());
        localPreAuthorize = model.declare(CONTROLLER, VariableSpec.bool("LocalPreAuthorize", false).readWrite());
        offlineTxForUnknownId = model.declare(CONTROLLER, VariableSpec.bool("OfflineTxForUnknownIdEnabled", false).readWrite());
        disableRemoteAuthorization = model.declare(CONTROLLER, VariableSpec.bool("DisableRemoteAuthorization", false).readWrite());
        masterPassGroupId = model.declare(CONTROLLER,
                VariableSpec.text("MasterPassGroupId", "").maxLength(36).form(TextForm.IDENTIFIER).readWrite());
        model.declare(CONTROLLER, VariableSpec.integer("AdditionalInfoItemsPerMessage", ADDITIONAL_INFO_ITEMS));
        model.declare(CONTROLLER, VariableSpec.members("SupportedIdTokenTypes", TOKEN_TYPES, TOKEN_TYPES));
    }

    /** Whether a token ends what others started, and starts nothing (C16). */
    boolean isMasterPass(IdTokenInfo info) {
        String group = masterPassGroupId.value();
        return !group.isEmpty() && info.groupIdToken() != null && info.groupIdToken().idToken().equalsIgnoreCase(group);
    }
}
