package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.OcppVersion;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One OCPP version: what its frames can say, and a session for each link on which it was negotiated. The sub-protocols that the station offers
 * are those of the dialects that are registered as services.
 *
 * <p>
 * A dialect translates between the message records, which have the shape of the newest version, and what its version has on the wire. What it needs
 * of the station it takes from the registry, like a block: {@code Station}, {@code Sessions}, {@code Variables} for views, and {@code Store} for a space
 * of its own. Formats of storage are none of its business.
 *
 * <p>
 * Methods are called on the station loop.
 */
@ConsumerType
public interface Dialect {

    OcppVersion version();

    /** What the frames of this version can say. Always the same. */
    FrameRules frameRules();

    /** A link stands on which this version was negotiated. @return closed when the link ends; a link has one session at a time */
    DialectSession open(DialectLink link);
}
