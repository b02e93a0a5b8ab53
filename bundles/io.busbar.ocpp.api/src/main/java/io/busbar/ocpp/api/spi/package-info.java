/** What the RPC layer needs of its plug-ins: one dialect for each OCPP version, a transport below. */
@Export
@Version("1.1.0")
package io.busbar.ocpp.api.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
