package io.busbar.block.authorization;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.authorization.AuthorizeCertificateStatus;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeRequestBuilder;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.ContractCertificate;
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

/** Asks the CSMS (C01, C04, C06, C07); when it cannot be asked or does not answer, the next in the order decides. */
@Component
@TokenRank(TokenRank.CSMS)
public final class CsmsAuthority implements TokenAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(CsmsAuthority.class);

    private final StationLoop loop;
    private final AuthSettings settings;
    private final TokenCache cache;
    private final Csms csms;
    private final ContractCheck contracts;

    @Activate
    public CsmsAuthority(@Reference StationLoop loop, @Reference AuthSettings settings, @Reference TokenCache cache, @Reference Csms csms,
            @Reference ContractCheck contracts) {
        this.loop = loop;
        this.settings = settings;
        this.cache = cache;
        this.csms = csms;
        this.contracts = contracts;
    }

    @Override
    public Promise<Optional<TokenVerdict>> ask(TokenQuestion question) {
        if (settings.disableRemoteAuthorization.value()) {
            return loop.resolved(Optional.empty());
        }
        return question.contract().isPresent()
                ? askOfContract(question, question.contract().get())
                : ask(question, new AuthorizeRequest(question.idToken()), true);
    }

    /** C07.FR.01, FR.02, FR.06: the CSMS is always asked; it is not believed against what the station sees itself. */
    private Promise<Optional<TokenVerdict>> askOfContract(TokenQuestion question, ContractCertificate contract) {
        IdToken token = question.idToken();
        return contracts.check(contract).flatMap(result -> {
            boolean central = result == ContractCheck.Result.NO_ROOT && contracts.centralAllowed();
            AuthorizeRequestBuilder request = AuthorizeRequest.builder().idToken(token);
            if (central) {
                request.certificate(Ocsp.pem(contract.chain()));
            } else {
                request.iso15118CertificateHashData(contracts.ocspData(contract));
            }
            return ask(question, request.build(), central || result == ContractCheck.Result.VALID);
        });
    }

    private Promise<Optional<TokenVerdict>> ask(TokenQuestion question, AuthorizeRequest request, boolean good) {
        Deferred<Optional<TokenVerdict>> verdict = loop.promises().deferred();
        csms.call(request).then(answer -> {
            cache.learn(question.idToken(), answer.getValue().idTokenInfo());
            verdict.resolve(Optional.of(new TokenVerdict(info(answer.getValue(), good), "CSMS")));
            return null;
        }, failed -> verdict
                .resolve(failed.getFailure() instanceof CallFailedException call ? unanswered(question, call) : Optional.of(refused())));
        return verdict.getPromise();
    }

    private static IdTokenInfo info(AuthorizeResponse answer, boolean good) {
        boolean certificate = answer.certificateStatus() == null || answer.certificateStatus() == AuthorizeCertificateStatus.Accepted;
        boolean accepted = answer.idTokenInfo().status() == AuthorizationStatus.Accepted;
        return accepted && !(certificate && good)
                ? IdTokenInfo.builder().status(AuthorizationStatus.Invalid).build()
                : answer.idTokenInfo();
    }

    private static Optional<TokenVerdict> unanswered(TokenQuestion question, CallFailedException failure) {
        LOG.info("the CSMS was not asked for {}: {}", Tokens.masked(question.idToken()), failure.getMessage());
        return switch (failure.reason()) {
            case OFFLINE, TIMEOUT, NOT_ACCEPTED, BUSY -> Optional.empty();
            case ERROR, INVALID_ANSWER, INVALID_REQUEST -> Optional.of(refused());
        };
    }

    private static TokenVerdict refused() {
        return new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Unknown).build(), "CSMS, which could not answer");
    }
}
