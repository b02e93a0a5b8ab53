/** Certificates that the station trusts and has, and where its private keys live (OCPP 2.x blocks A and M). */
@Export
@Version("1.1.0")
package io.busbar.security.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
