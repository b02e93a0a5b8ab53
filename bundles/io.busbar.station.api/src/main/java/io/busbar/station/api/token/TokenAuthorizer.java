package io.busbar.station.api.token;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** Asks the authorities; a service of the authorization block. While it is absent, no token is accepted. On the loop. */
@ProviderType
public interface TokenAuthorizer {

    /** @return the first verdict; status Unknown if nobody has one. Never fails */
    Promise<TokenVerdict> authorize(TokenQuestion question);
}
