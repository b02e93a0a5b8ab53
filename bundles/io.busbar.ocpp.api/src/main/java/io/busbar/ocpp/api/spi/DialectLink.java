package io.busbar.ocpp.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/** The link that a {@link DialectSession} is opened for. */
@ProviderType
public interface DialectLink {

    /**
     * Which of the station's links this is, e.g. {@code primary}: the same after a reconnection and after a restart. What a dialect stores of a CSMS
     * (an id that it gave, for example) it stores under this.
     */
    String id();
}
