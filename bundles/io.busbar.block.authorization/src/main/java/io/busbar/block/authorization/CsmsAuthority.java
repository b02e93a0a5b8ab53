package io.busbar.block.authorization;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.TokenAuthority;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.station.api.token.TokenRank;
import io.busbar.station.api.token.TokenVerdict;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the CSMS (C01, C04, C06); where it cannot be asked or does not answer, the offline rules hold. */
@Component
@TokenRank(TokenRank.CSMS)
public final class CsmsAuthority implements TokenAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(CsmsAuthority.class);

    private final StationLoop loop;
    private final AuthSettings settings;
    private final TokenCache cache;
    private final OfflineRules offline;
    private final Csms csms;

    @Activate
    public CsmsAuthority(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference TokenCache cache,
            @Reference OfflineRules offline, @Reference Csms csms) {
        this.loop = loop;
        this.settings = settings;
        this.cache = cache;
        this.offline = offline;
        this.csms = csms;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        if (settings.disableRemoteAuthorization.value()) {
            return loop.resolved(Optional.empty());
        }
        Deferred<Optional<TokenVerdict>> verdict = loop.promises().deferred();
        csms.call(new AuthorizeRequest(question.idToken())).then(answer -> {
            cache.learn(question.idToken(), answer.getValue().idTokenInfo());
            verdict.resolve(Optional.of(new TokenVerdict(answer.getValue().idTokenInfo(), "CSMS")));
            return null;
        }, failed -> verdict.resolve(failed.getFailure() instanceof CallFailedException call ? unasked(question, call) : Optional.empty()));
        return verdict.getPromise();
    }

    private Optional<TokenVerdict> unasked(TokenQuestion question, CallFailedException failure) {
        LOG.info("the CSMS was not asked for {}: {}", Tokens.masked(question.idToken()), failure.getMessage());
        return switch (failure.reason()) {
            case OFFLINE, TIMEOUT, NOT_ACCEPTED, BUSY -> offline.verdict(question.idToken());
            case ERROR, INVALID_ANSWER, INVALID_REQUEST -> Optional.empty();
        };
    }
}
