package io.busbar.driver.api.token;

import io.busbar.ocpp.messages.common.IdToken;
import org.osgi.annotation.versioning.ProviderType;

/** Takes tokens. Any thread. */
@ProviderType
public interface TokenListener {

    /** @param idToken as OCPP writes it: for ISO 14443 the UID in upper-case hex, most significant byte first (C01.FR.20) */
    void presented(IdToken idToken);
}
