package io.busbar.station.core;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.station.core.limit.FailSafe;
import java.time.Duration;
import java.util.Map;

/**
 * What the core is configured with.
 *
 * @param vendor as in BootNotification
 * @param model as in BootNotification
 * @param serialNumber as in BootNotification, empty if the station has none
 * @param firmwareVersion as in BootNotification, empty if it is not said
 * @param lease of the permits given to EVSE drivers
 * @param driverGrace how long an EVSE's driver may be away until its connectors are Faulted; longer than a swap
 * @param failSafe what holds while a source of limits is missing
 * @param variables first values of writable variables, by {@code VariableId.toString()}
 */
@GeneratedBuilder
public record StationSettings(String vendor, String model, String serialNumber, String firmwareVersion, Duration lease,
        Duration driverGrace, FailSafe failSafe, Map<String, String> variables) {

    public static final Duration LEASE = Duration.ofSeconds(15);
    public static final Duration DRIVER_GRACE = Duration.ofSeconds(30);

    public StationSettings {
        variables = Map.copyOf(variables);
        if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
            throw new IllegalArgumentException("a lease must be three seconds or more: " + lease);
        }
    }

    public static StationSettings of(String vendor, String model) {
        return new StationSettings(vendor, model, "", "", LEASE, DRIVER_GRACE, FailSafe.DEFAULT, Map.of());
    }

    private StationSettingsBuilder toBuilder() {
        return new StationSettingsBuilder(this);
    }

    public StationSettings withVariables(Map<String, String> values) {
        return toBuilder().variables(values).build();
    }

    public StationSettings withFailSafe(FailSafe other) {
        return toBuilder().failSafe(other).build();
    }

    public StationSettings withSerialNumber(String number) {
        return toBuilder().serialNumber(number).build();
    }
}
