package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.token.TokenVerdict;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What holds while the CSMS cannot be asked (C12, C15, LocalAuthorizeOffline, OfflineTxForUnknownIdEnabled). */
@Component(service = OfflineRules.class)
public final class OfflineRules {

    private final AuthSettings settings;
    private final TokenCache cache;

    @Activate
    public OfflineRules(@Reference AuthSettings settings, @Reference TokenCache cache) {
        this.settings = settings;
        this.cache = cache;
    }

    Optional<TokenVerdict> verdict(IdToken token) {
        Optional<IdTokenInfo> known = cache.use(token);
        if (known.isPresent()) {
            return settings.localAuthorizeOffline.value()
                    ? Optional.of(new TokenVerdict(known.get(), "authorization cache"))
                    : Optional.empty();
        }
        // C15.FR.08; not learned, as nobody vouched for it (C15.FR.01)
        return settings.offlineTxForUnknownId.value()
                ? Optional.of(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "unknown, offline"))
                : Optional.empty();
    }
}
