package io.busbar.station.api.token;

import io.busbar.ocpp.messages.common.IdToken;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Remembers tokens: local list, cache ...; a service with {@link TokenRank}. Where several know a token, the lowest rank is believed (C13.FR.01,
 * C14.FR.01). Says what is known and nothing else; when that counts, online and offline, is decided once, by the authorization block. On the loop.
 */
@ConsumerType
public interface KnownTokens {

    /** Its name for the log, e.g. {@code local list}. */
    String name();

    /** @return what is known; empty if nothing, also while it is switched off. Takes microseconds */
    Optional<KnownToken> find(IdToken idToken);
}
