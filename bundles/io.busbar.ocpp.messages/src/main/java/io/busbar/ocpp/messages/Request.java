package io.busbar.ocpp.messages;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A message that wants an answer (CALL).
 *
 * @param <R> the answer
 */
@ProviderType
public non-sealed interface Request<R extends Response> extends Message {}
