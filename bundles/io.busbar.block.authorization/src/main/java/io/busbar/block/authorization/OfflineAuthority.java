package io.busbar.block.authorization;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
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
 * What holds when the CSMS was not asked (C12, C13, C15): it is away, does not answer or has not accepted the station yet, or it is not to be asked
 * (DisableRemoteAuthorization).
 */
@Component
@TokenRank(TokenRank.OFFLINE)
public final class OfflineAuthority implements TokenAuthority {

    private final StationLoop loop;
    private final AuthSettings settings;
    private final KnownTokenLookup memory;
    private final Csms csms;
    private final ContractCheck contracts;

    @Activate
    public OfflineAuthority(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference KnownTokenLookup memory,
            @Reference Csms csms, @Reference ContractCheck contracts) {
        this.loop = loop;
        this.settings = settings;
        this.memory = memory;
        this.csms = csms;
        this.contracts = contracts;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        boolean offline = !csms.link().up() || !settings.disableRemoteAuthorization.value();
        if (question.contract().isEmpty()) {
            return loop.resolved(verdict(question.idToken(), offline));
        }
        if (!contracts.offlineAllowed()) {
            return loop.resolved(Optional.empty());
        }
        return contracts.check(question.contract().get()).map(result -> result == ContractCheck.Result.VALID
                ? verdict(question.idToken(), offline)
                : Optional.empty());
    }

    private Optional<TokenVerdict> verdict(IdToken token, boolean offline) {
        Optional<KnownTokenLookup.Found> known = memory.find(token);
        if (known.isPresent()) {
            // a token that the station knows is not unknown, so no other rule accepts it (C13.FR.06)
            return known.filter(found -> !offline || settings.localAuthorizeOffline.value())
                    .map(found -> new TokenVerdict(found.token().info(), found.where()));
        }
        // C15.FR.08; not learned, as nobody vouched for it (C15.FR.01)
        return offline && settings.offlineTxForUnknownId.value()
                ? Optional.of(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "unknown, offline"))
                : Optional.empty();
    }
}
