/** Charging sessions and transactions: the view of them, requests to them, their meter values. */
@Export
@Version("1.1.0")
package io.busbar.station.api.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
