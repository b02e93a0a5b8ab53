package io.busbar.ocpp.messages;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An enumeration of OCPP. A constant is named as on the wire; where that is no Java name, {@link #wire()} has it. */
@ProviderType
public interface WireEnum {

    String name();

    /** The value on the wire. */
    default String wire() {
        return name();
    }

    /** The constant with a wire value, case-sensitive; empty when there is none. */
    static <E extends Enum<E> & WireEnum> Optional<E> of(Class<E> type, String wire) {
        for (E constant : type.getEnumConstants()) {
            if (constant.wire().equals(wire)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
