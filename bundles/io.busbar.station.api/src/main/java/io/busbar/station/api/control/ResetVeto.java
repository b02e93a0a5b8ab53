package io.busbar.station.api.control;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard of those whose work a restart or the reset of an EVSE would spoil (B11.FR.06, B12.FR.10). On the loop. */
@ConsumerType
public interface ResetVeto {

    /** Why the station must not be reset now, in a few words for the CSMS; empty when it may. */
    Optional<String> objection();
}
