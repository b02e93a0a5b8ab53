/** The token reader kind: RFID, barcode, keypad. */
@Export
@Version("1.0.0")
package io.busbar.driver.api.token;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
