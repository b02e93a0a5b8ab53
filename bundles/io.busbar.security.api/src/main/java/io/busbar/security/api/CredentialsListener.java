package io.busbar.security.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told when certificates came or went; a whiteboard service. On the station loop. */
@ConsumerType
public interface CredentialsListener {

    default void rootsChanged(TrustUse use) {}

    default void identityChanged(IdentityUse use) {}
}
