package io.busbar.block.authorization;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.TokenAuthority;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.station.api.token.TokenRank;
import io.busbar.station.api.token.TokenVerdict;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/**
 * The cache while the CSMS can be asked (C12): an accepted token starts at once with LocalPreAuthorize; one that is not accepted is asked for
 * again (C10.FR.03) unless DisablePostAuthorize.
 */
@Component
@TokenRank(TokenRank.CACHE)
public final class CacheAuthority implements TokenAuthority {

    private final StationLoop loop;
    private final AuthSettings settings;
    private final TokenCache cache;
    private final Csms csms;

    @Activate
    public CacheAuthority(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference TokenCache cache,
            @Reference Csms csms) {
        this.loop = loop;
        this.settings = settings;
        this.cache = cache;
        this.csms = csms;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        boolean remote = csms.link().up() && !settings.disableRemoteAuthorization.value();
        if (!remote && !settings.disableRemoteAuthorization.value()) {
            // offline: the offline rules come later in the order
            return loop.resolved(Optional.empty());
        }
        return loop.resolved(cache.use(question.idToken()).filter(info -> !remote || decides(info))
                .map(info -> new TokenVerdict(info, "authorization cache")));
    }

    private boolean decides(IdTokenInfo info) {
        return info.status() == AuthorizationStatus.Accepted ? settings.localPreAuthorize.value() : cache.disablePostAuthorize();
    }
}
