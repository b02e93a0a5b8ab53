/** JSON of OCPP 2.x: payloads to and from the message records, and the frames around them (OCPP-J, part 4). */
@Export
@Version("1.1.0")
package io.busbar.ocpp.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
