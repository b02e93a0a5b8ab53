package io.busbar.security.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Is notified when certificates were added or removed; a whiteboard service. On the station loop. */
@ConsumerType
public interface CredentialsListener {

    default void rootsChanged(TrustUse use) {}

    default void identityChanged(IdentityUse use) {}
}
