/** What drivers of all kinds have in common: service properties and how an order fails. */
@Export
@Version("1.1.0")
package io.busbar.driver.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
