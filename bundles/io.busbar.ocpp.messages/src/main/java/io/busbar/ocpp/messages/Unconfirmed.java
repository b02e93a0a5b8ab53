package io.busbar.ocpp.messages;

import org.osgi.annotation.versioning.ProviderType;

/** A message that has no answer (SEND, OCPP 2.1 part 4, 4.2.4). */
@ProviderType
public non-sealed interface Unconfirmed extends Message {}
