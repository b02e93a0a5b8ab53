/** JSON of OCPP 2.x: payloads to and from the message records, the frames around them (OCPP-J, part 4), a dialect of them, and the format in which messages are stored. */
@Export
@Version("1.1.0")
package io.busbar.ocpp.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
