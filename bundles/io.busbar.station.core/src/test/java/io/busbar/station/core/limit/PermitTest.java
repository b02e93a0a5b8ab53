package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.AcPermit;
import io.busbar.driver.api.evse.DcAbilities;
import io.busbar.driver.api.evse.DcPermit;
import io.busbar.driver.api.power.Power;
import io.busbar.driver.api.power.Supply;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final AcAbilities SWITCHING = new AcAbilities(6, 32, 3, 230, true, 0);
    private static final AcAbilities FIXED = new AcAbilities(6, 32, 3, 230, false, 0);
    private static final DcAbilities FAST = new DcAbilities(1_000, 50_000, 920, 125, 0, new Supply(3, 230));

    @Test
    @DisplayName("A permit can be made by the driver's abilities only")
    void onlyFromAbilities() {
        Stream.of(AcPermit.class, DcPermit.class).flatMap(type -> Stream.of(type.getDeclaredConstructors()))
                .forEach(made -> assertEquals(0, made.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED), made::toString));
    }

    @ParameterizedTest(name = "{0} A on {1} phases becomes {2} A on {3}")
    @DisplayName("Alternating current: at most the greatest, one phase or all, none below the least")
    @CsvSource({"16,3,16,3", "32,3,32,3", "33,3,32,3", "1e9,3,32,3", "6,3,6,3", "16,1,16,1", "16,2,16,1", "16,0,16,1", "5.99,3,0,0",
            "0,3,0,0", "-10,3,0,0", "NaN,3,0,0"})
    void alternating(double amps, int phases, double expectedAmps, int expectedPhases) {
        Optional<AcPermit> permit = SWITCHING.permit(amps, phases, LEASE);
        assertEquals(expectedAmps, permit.map(AcPermit::amps).orElse(0.0));
        assertEquals(expectedPhases, permit.map(AcPermit::phases).orElse(0));
        assertEquals(expectedAmps * expectedPhases * 230, permit.map(AcPermit::watts).orElse(0.0), 1e-9);
    }

    @Test
    @DisplayName("An EVSE that cannot switch phases is permitted all, one without phases nothing, and a lease is longer than nothing")
    void whatCannotBe() {
        assertEquals(3, FIXED.permit(10, 1, LEASE).orElseThrow().phases());
        assertEquals(Optional.empty(), new AcAbilities(6, 32, 0, 230, false, 0).permit(10, 3, LEASE));
        assertThrows(IllegalArgumentException.class, () -> FIXED.permit(10, 3, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> FAST.permit(10_000, Duration.ofSeconds(-1)));
    }

    @Test
    @DisplayName("Direct current has no phases: watts within the abilities, none below the least")
    void direct() {
        DcPermit permit = FAST.permit(60_000, LEASE).orElseThrow();
        assertEquals(50_000, permit.watts());
        assertEquals(920, permit.maxVolts());
        assertEquals(125, permit.maxAmps());
        assertEquals(Optional.empty(), FAST.permit(999, LEASE));
    }

    @Test
    @DisplayName("Power from the vehicle is permitted to an EVSE that can take it, as much as it can")
    void discharging() {
        AcAbilities both = new AcAbilities(6, 32, 3, 230, true, 16);
        assertEquals(-16, both.permit(-20, 3, LEASE).orElseThrow().amps());
        assertEquals(-10, both.permit(-10, 3, LEASE).orElseThrow().amps());
        assertEquals(Optional.empty(), both.permit(-5, 3, LEASE));
        assertEquals(Optional.empty(), SWITCHING.permit(-10, 3, LEASE));
        assertEquals(-10_000,
                new DcAbilities(1_000, 50_000, 920, 125, 10_000, new Supply(3, 230)).permit(-20_000, LEASE).orElseThrow().watts());
        assertEquals(Optional.empty(), FAST.permit(-20_000, LEASE));
    }

    @Test
    @DisplayName("K01.FR.50: watts are divided by nominal voltage and phases; what is meant for three phases is not put on one")
    void conversion() {
        Supply three = new Supply(3, 230);
        assertEquals(16, three.amps(Power.watts(11_040), 3), 1e-9);
        assertEquals(48, three.amps(Power.watts(11_040), 1), 1e-9);
        assertEquals(16, three.amps(Power.watts(11_040, 3), 1), 1e-9);
        assertEquals(16, three.amps(Power.watts(11_040, 1), 3), 1e-9);
        assertEquals(7, three.amps(new Power.AcAmps(10, 7, 12, OptionalInt.empty()), 3));
        assertEquals(11_040, three.watts(Power.amps(16)), 1e-9);
        assertEquals(3_680, three.watts(Power.amps(16, 1)), 1e-9);
        assertEquals(40_000, three.watts(new Power.DcAmps(400, 100)));
        assertThrows(IllegalArgumentException.class, () -> Power.amps(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Power.amps(10, 4));
        assertThrows(IllegalArgumentException.class, () -> Power.watts(10, 0));
    }
}
