package io.busbar.ocpp.messages;

import org.osgi.annotation.versioning.ProviderType;

/** The payload of an OCPP message: a record whose components are the fields on the wire. */
@ProviderType
public sealed interface Message permits Request, Response, Unconfirmed {}
