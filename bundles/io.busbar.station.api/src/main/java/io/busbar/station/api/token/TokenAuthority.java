package io.busbar.station.api.token;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * One that may know a token: local list, cache, CSMS, master pass ...; a service with {@link TokenRank}. Asked in order of rank until one
 * has a verdict. On the loop.
 */
@ConsumerType
public interface TokenAuthority {

    /** @return its verdict, or empty to let the next decide (unknown here, or not able to ask now); never fails */
    Promise<Optional<TokenVerdict>> ask(TokenQuestion question);
}
