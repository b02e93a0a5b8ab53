/**
 * What every OCPP 2.x message is made of: the kinds of message, the limits of their fields as annotations, and the list of actions.
 *
 * <p>The records have the shape of OCPP 2.1, which is a superset of OCPP 2.0.1; {@link io.busbar.ocpp.messages.Since21} and
 * {@link io.busbar.ocpp.messages.In201} say where 2.0.1 differs. Component names are the names on the wire. An absent field is
 * {@code null}; a list is unmodifiable and never empty on the wire. Records do not check limits when built: the codec does, both ways.
 */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
