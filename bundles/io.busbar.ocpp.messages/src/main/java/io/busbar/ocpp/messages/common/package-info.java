/** Types that several functional blocks of OCPP 2.x share. */
@Export
@Version("1.0.0")
package io.busbar.ocpp.messages.common;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
