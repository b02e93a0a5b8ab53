package io.busbar.block.authorization;

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

/** Accepts where nobody is to be asked: authorization switched off, NoAuthorization (C02), and the CSMS's own tokens (C05.FR.01). */
@Component
@TokenRank(TokenRank.NO_AUTHORIZATION)
public final class NoAuthorizationValidator implements TokenAuthority {

    private final StationLoop loop;
    private final AuthSettings settings;

    @Activate
    public NoAuthorizationValidator(@Reference StationLoop loop, @Reference AuthSettings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        String type = question.idToken().type();
        boolean free = !settings.enabled.value() || type.equals(Tokens.NO_AUTHORIZATION) || type.equals(Tokens.CENTRAL);
        return loop.resolved(free
                ? Optional
                        .of(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build(), "no authorization needed"))
                : Optional.empty());
    }
}
