/** The button kind: stop buttons and the housing's contacts. */
@Export
@Version("1.0.0")
package io.busbar.driver.api.button;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
