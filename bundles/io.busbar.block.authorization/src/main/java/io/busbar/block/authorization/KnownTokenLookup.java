package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.token.KnownToken;
import io.busbar.station.api.token.KnownTokens;
import io.busbar.station.api.token.TokenRank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the station knows of tokens: the list before the cache (C13.FR.01, C14.FR.01). On the loop. */
@Component(service = KnownTokenLookup.class)
public final class KnownTokenLookup {

    /** @param where who knew it, for the log */
    record Found(KnownToken token, String where) {}

    private record Ranked(int rank, KnownTokens tokens) {}

    private final StationLoop loop;
    private final List<Ranked> all = new ArrayList<>();

    @Activate
    public KnownTokenLookup(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTokens(KnownTokens tokens, Map<String, Object> properties) {
        int rank = properties.get(TokenRank.RANK) instanceof Integer number ? number : TokenRank.OFFLINE;
        loop.execute(() -> {
            all.add(new Ranked(rank, tokens));
            all.sort(Comparator.comparingInt(Ranked::rank));
        });
    }

    void unbindTokens(KnownTokens tokens) {
        loop.execute(() -> all.removeIf(ranked -> ranked.tokens == tokens));
    }

    Optional<Found> find(IdToken token) {
        for (Ranked ranked : all) {
            Optional<KnownToken> known = ranked.tokens.find(token);
            if (known.isPresent()) {
                return Optional.of(new Found(known.get(), ranked.tokens.name()));
            }
        }
        return Optional.empty();
    }

    /** What is known of a token that is accepted as far as the station knows. */
    Optional<IdTokenInfo> accepted(IdToken token) {
        return find(token).map(found -> found.token().info()).filter(info -> info.status() == AuthorizationStatus.Accepted);
    }
}
