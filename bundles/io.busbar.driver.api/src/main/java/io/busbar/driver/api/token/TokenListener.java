package io.busbar.driver.api.token;

import org.osgi.annotation.versioning.ProviderType;

/** Takes what a reader reads. Any thread. */
@ProviderType
public interface TokenListener {

    /** A token was presented (C01.FR.20 says how a card's UID is written). */
    void tokenPresented(ReaderToken token);
}
