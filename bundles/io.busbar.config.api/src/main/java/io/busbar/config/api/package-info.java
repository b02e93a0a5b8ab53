/** What a component's configuration must be, for its metatype description. For the compiler: no bundle imports it. */
@Export
@Version("1.0.0")
package io.busbar.config.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
