package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.power.Power;
import io.busbar.driver.api.power.Supply;
import io.busbar.station.api.limit.EffectiveLimit;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.core.limit.EvseComposite.Input;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EvseCompositeTest {

    private static final AcAbilities THREE = new AcAbilities(6, 32, 3, 230, true, 16);
    private static final AcAbilities FIXED = new AcAbilities(6, 32, 3, 230, false, 0);
    private static final AcAbilities ONE = new AcAbilities(6, 32, 1, 230, false, 0);
    private static final DcAbilities DIRECT = new DcAbilities(1_000, 50_000, 920, 125, 10_000, new Supply(3, 230));

    private static List<Input> inputs(Limit... limits) {
        return Stream.of(limits).map(limit -> new Input(limit.origin().name(), limit)).toList();
    }

    private static Limit cso(Power power) {
        return Limit.maximum(power, LimitOrigin.CSO);
    }

    private static Limit ems(Power power) {
        return Limit.maximum(power, LimitOrigin.EMS);
    }

    private static void assertIs(double amps, int phases, LimitOrigin origin, EffectiveLimit limit) {
        assertEquals(amps, limit.amps(), 1e-9);
        assertEquals(phases, limit.phases());
        assertEquals(origin, limit.binding().origin());
    }

    @Test
    @DisplayName("Without a source the hardware's maximum holds, or the cable's rating")
    void hardwareAndCable() {
        assertIs(32, 3, LimitOrigin.HARDWARE, EvseComposite.of(THREE, 0, List.of()));
        assertIs(13, 3, LimitOrigin.CABLE, EvseComposite.of(THREE, 13, List.of()));
        assertIs(32, 3, LimitOrigin.HARDWARE, EvseComposite.of(THREE, 63, inputs(cso(Power.amps(40)))));
    }

    @Test
    @DisplayName("The least of limits in amperes and in watts holds, and it says whose it is")
    void leastOfUnits() {
        assertIs(10, 3, LimitOrigin.EMS, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16)), ems(Power.watts(6_900)))));
        assertIs(16, 3, LimitOrigin.CSO, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16)), ems(Power.watts(22_080)))));
        assertIs(0, 3, LimitOrigin.EMS, EvseComposite.of(THREE, 0, inputs(ems(Power.amps(0)))));
        assertIs(0, 3, LimitOrigin.EMS, EvseComposite.of(THREE, 0, inputs(ems(Power.amps(-5)))));
    }

    @Test
    @DisplayName("The fewest phases of all limits are used, and watts are divided by them; an EVSE that cannot switch uses all")
    void fewestPhases() {
        assertIs(16, 1, LimitOrigin.CSO, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16, 1)), ems(Power.watts(6_900)))));
        assertIs(10, 1, LimitOrigin.EMS, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16, 1)), ems(Power.watts(6_900, 3)))));
        assertIs(10, 3, LimitOrigin.EMS, EvseComposite.of(FIXED, 0, inputs(cso(Power.amps(16, 1)), ems(Power.watts(6_900)))));
        assertIs(30, 1, LimitOrigin.EMS, EvseComposite.of(ONE, 0, inputs(ems(Power.watts(6_900)))));
        EffectiveLimit one = EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16, 1))));
        assertEquals(3_680, one.watts(), 1e-9);
    }

    @Test
    @DisplayName("K27: what is generated on the site is added after the least of the limits, and raises neither fuses nor hardware nor cable")
    void additions() {
        Limit sun = Limit.addition(Power.amps(10), LimitOrigin.EMS);
        assertIs(16, 3, LimitOrigin.CSO, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(6)), sun)));
        assertIs(12, 3, LimitOrigin.INSTALLATION,
                EvseComposite.of(THREE, 0, inputs(cso(Power.amps(6)), sun, Limit.amps(12, LimitOrigin.INSTALLATION))));
        assertIs(13, 3, LimitOrigin.CABLE, EvseComposite.of(THREE, 13, inputs(cso(Power.amps(6)), sun)));
        assertIs(32, 3, LimitOrigin.HARDWARE, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(30)), sun)));
        assertIs(6, 3, LimitOrigin.FAIL_SAFE, EvseComposite.of(THREE, 0, inputs(Limit.amps(6, LimitOrigin.FAIL_SAFE), sun)));
        assertIs(6, 3, LimitOrigin.CSO,
                EvseComposite.of(THREE, 0, inputs(cso(Power.amps(6)), Limit.addition(Power.amps(-3), LimitOrigin.EMS))));
    }

    @Test
    @DisplayName("A setpoint holds if no maximum is lower, and may be power from the vehicle")
    void setpoints() {
        Limit setpoint = Limit.setpoint(Power.amps(-8), LimitOrigin.EMS);
        assertIs(-8, 3, LimitOrigin.EMS, EvseComposite.of(THREE, 0, inputs(cso(Power.amps(16)), setpoint)));
        assertIs(10, 3, LimitOrigin.CSO,
                EvseComposite.of(THREE, 0, inputs(cso(Power.amps(10)), Limit.setpoint(Power.amps(16), LimitOrigin.EMS))));
    }

    @Test
    @DisplayName("Direct current counts in watts; amperes are those of the alternating-current side")
    void direct() {
        EffectiveLimit limit = EvseComposite.of(DIRECT, 0, inputs(cso(Power.amps(32)), ems(Power.watts(30_000))));
        assertEquals(22_080, limit.watts(), 1e-9);
        assertIs(32, 0, LimitOrigin.CSO, limit);
        assertEquals(40_000, EvseComposite.of(DIRECT, 0, inputs(ems(new Power.DcAmps(400, 100)))).watts(), 1e-9);
        assertEquals(50_000, EvseComposite.of(DIRECT, 0, List.of()).watts(), 1e-9);
    }
}
