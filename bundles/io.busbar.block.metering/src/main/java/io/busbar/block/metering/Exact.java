package io.busbar.block.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/** Sums and differences of what registers show, at the registers' own resolution: 12.219 and not 12.219000000000001. */
final class Exact {

    /** A decimal of OCPP has no more places (part 2, 2.1.3). */
    private static final int PLACES = 6;

    private Exact() {}

    static double difference(double value, double less) {
        return BigDecimal.valueOf(value).subtract(BigDecimal.valueOf(less)).doubleValue();
    }

    static double sum(DoubleStream values) {
        return values.mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }

    static double sent(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP).doubleValue();
    }
}
