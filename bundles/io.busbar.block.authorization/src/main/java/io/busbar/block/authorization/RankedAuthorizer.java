package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.TokenAuthority;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.station.api.token.TokenRank;
import io.busbar.station.api.token.TokenVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;

/** Asks the authorities that are there, in order of rank, until one decides; holds an accepted token to its EVSEs (C01.FR.21). */
@Component(service = {TokenAuthorizer.class, RankedAuthorizer.class})
public final class RankedAuthorizer implements TokenAuthorizer {

    private record Ranked(int rank, TokenAuthority authority) {}

    private final StationLoop loop;
    private final AuthSettings settings;
    private final List<Ranked> authorities = new ArrayList<>();

    @Activate
    public RankedAuthorizer(@Reference StationLoop loop, @Reference AuthSettings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAuthority(TokenAuthority authority, Map<String, Object> properties) {
        int rank = properties.get(TokenRank.RANK) instanceof Integer number ? number : TokenRank.OFFLINE;
        loop.execute(() -> {
            authorities.add(new Ranked(rank, authority));
            authorities.sort(Comparator.comparingInt(Ranked::rank));
        });
    }

    void unbindAuthority(TokenAuthority authority) {
        loop.execute(() -> authorities.removeIf(ranked -> ranked.authority == authority));
    }

    /** To start with: a master pass may not (C16.FR.03). */
    @Override
    public Promise<TokenVerdict> authorize(TokenQuestion question) {
        return verdict(question).map(verdict -> settings.isMasterPass(verdict.info())
                ? new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Invalid).build(), "a master pass does not start")
                : verdict);
    }

    Promise<TokenVerdict> verdict(TokenQuestion question) {
        return ask(List.copyOf(authorities).iterator(), question).map(verdict -> heldToEvse(question, verdict));
    }

    private Promise<TokenVerdict> ask(Iterator<Ranked> rest, TokenQuestion question) {
        if (!rest.hasNext()) {
            return loop.resolved(new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.Unknown).build(), "nobody"));
        }
        return rest.next().authority.ask(question).fallbackTo(loop.resolved(Optional.empty()))
                .flatMap(verdict -> verdict.isPresent() ? loop.resolved(verdict.get()) : ask(rest, question));
    }

    private static TokenVerdict heldToEvse(TokenQuestion question, TokenVerdict verdict) {
        IdTokenInfo info = verdict.info();
        boolean elsewhere = info.status() == AuthorizationStatus.Accepted && info.evseId() != null && question.evseId().isPresent()
                && !info.evseId().contains(question.evseId().getAsInt());
        return elsewhere
                ? new TokenVerdict(IdTokenInfo.builder().status(AuthorizationStatus.NotAtThisLocation).build(), verdict.authority())
                : verdict;
    }
}
