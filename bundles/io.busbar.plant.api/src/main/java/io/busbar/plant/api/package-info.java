/** A simulated plant: the people's side, and the boards that simulated drivers are written against. */
@Export
@Version("1.0.0")
package io.busbar.plant.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
