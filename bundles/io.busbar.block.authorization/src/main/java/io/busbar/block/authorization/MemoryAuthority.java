package io.busbar.block.authorization;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.KnownToken;
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
 * List and cache while the CSMS can be asked (C12, C14): an accepted token starts at once with LocalPreAuthorize; one that is not accepted is
 * asked for again unless DisablePostAuthorize. Contracts are always asked for (C07.FR.01).
 */
@Component
@TokenRank(TokenRank.CACHE)
public final class MemoryAuthority implements TokenAuthority {

    private final StationLoop loop;
    private final AuthSettings settings;
    private final KnownTokenLookup memory;
    private final Csms csms;

    @Activate
    public MemoryAuthority(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference KnownTokenLookup memory,
            @Reference Csms csms) {
        this.loop = loop;
        this.settings = settings;
        this.memory = memory;
        this.csms = csms;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        if (question.contract().isPresent() || settings.disableRemoteAuthorization.value() || !csms.link().up()) {
            return loop.resolved(Optional.empty());
        }
        return loop.resolved(memory.find(question.idToken()).filter(found -> decides(found.token()))
                .map(found -> new TokenVerdict(found.token().info(), found.where())));
    }

    private boolean decides(KnownToken known) {
        return known.info().status() == AuthorizationStatus.Accepted ? settings.localPreAuthorize.value() : !known.askAgain();
    }
}
