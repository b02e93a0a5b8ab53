package io.busbar.ocpp.messages.common;

import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import java.util.Map;

/**
 * A vendor's own data, allowed in every message and type.
 *
 * @param extra what stands beside the vendor's id, in order: values are {@code String}, {@code Boolean}, {@code Integer}, {@code Long},
 *     {@code BigInteger}, {@code BigDecimal}, {@code null}, and {@code List} and {@code Map<String, Object>} of these; never {@code null}
 *     itself
 */
public record CustomData(@Required @Length(max = 255) String vendorId, Map<String, Object> extra) {

    public CustomData {
        extra = extra == null ? Map.of() : copy(extra);
    }

    public CustomData(String vendorId) {
        this(vendorId, Map.of());
    }
}
