package io.busbar.ocpp.messages;

import org.osgi.annotation.versioning.ProviderType;

/** The answer to a {@link Request} (CALLRESULT). */
@ProviderType
public non-sealed interface Response extends Message {}
