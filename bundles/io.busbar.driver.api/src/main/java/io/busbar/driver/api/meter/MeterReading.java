package io.busbar.driver.api.meter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All values of one moment.
 *
 * @param meterId serial number or another name of the physical meter
 * @param values each quantity and phase at most once
 * @param signed the meter's own signed record of this reading, if it makes them
 */
public record MeterReading(String meterId, List<Value> values, Optional<SignedReading> signed) {

    public MeterReading {
        values = List.copyOf(values);
    }

    /** @param phase of the value */
    public record Value(Quantity quantity, Phase phase, double value) {}

    /** Where a value belongs. */
    public enum Phase {
        /** Sum, or not bound to a phase. */
        ALL, L1, L2, L3, N,
        /** Between two phases: voltages only. */
        L1_L2, L2_L3, L3_L1
    }

    /**
     * @param data the signed record, byte for byte, Base64
     * @param encodingMethod e.g. {@code OCMF} or {@code EDL}
     * @param signingMethod e.g. {@code ECDSA-secp256r1-SHA256}; empty when part of the data
     * @param publicKey of the meter, Base64; empty when part of the data
     */
    public record SignedReading(String data, String encodingMethod, String signingMethod, String publicKey) {}

    /** The value for all phases together. */
    public OptionalDouble value(Quantity quantity) {
        return value(quantity, Phase.ALL);
    }

    public OptionalDouble value(Quantity quantity, Phase phase) {
        for (Value value : values) {
            if (value.quantity == quantity && value.phase == phase) {
                return OptionalDouble.of(value.value);
            }
        }
        return OptionalDouble.empty();
    }
}
