package io.busbar.station.api.model;

import java.util.Set;

/** The units that OCPP knows, as it spells them (2.0.1 part 2, appendix 2). */
public final class Units {

    private static final Set<String> STANDARD = Set.of(
            "A", "ASU", "B", "Celsius", "dB", "dBm", "Deg", "Fahrenheit", "Hz", "K", "lx", "m", "ms2", "N", "Ohm", "kPa",
            "Percent", "RH", "RPM", "s", "V", "VA", "kVA", "VAh", "kVAh", "var", "kvar", "varh", "kvarh", "W", "kW", "Wh", "kWh");

    private Units() {}

    public static boolean isStandard(String unit) {
        return STANDARD.contains(unit);
    }
}
