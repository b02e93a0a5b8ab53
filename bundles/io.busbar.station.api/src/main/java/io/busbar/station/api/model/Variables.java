package io.busbar.station.api.model;

import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** All variables of the station, seen from outside: for the CSMS's reads, writes and reports, the local page, other OCPP versions. On the loop. */
@ProviderType
public interface Variables {

    /** One variable as it stands. @param value as text, with the type's OCPP spelling; empty for one that may not be read */
    record Reading(VariableId id, VariableSpec<?> spec, Optional<String> value) {}

    /** The result of a write; the text is the reason for the technician. */
    sealed interface WriteResult {

        record Accepted() implements WriteResult {}

        record RebootRequired() implements WriteResult {}

        record UnknownComponent() implements WriteResult {}

        record UnknownVariable() implements WriteResult {}

        record ReadOnly() implements WriteResult {}

        /** Not of the type, out of range, too long, not a value of the list, or refused by the owner. */
        record Refused(String reason, boolean outOfRange) implements WriteResult {}
    }

    /** Whether the component exists (B06.FR.06: UnknownComponent comes before UnknownVariable). */
    boolean exists(ComponentId component);

    Optional<Reading> read(VariableId id);

    /** Checks and stores a value given as text. @return resolved when it is durable and in force */
    Promise<WriteResult> write(VariableId id, String value);

    /** All, in order of component and variable. */
    Collection<Reading> all();
}
