package io.busbar.station.core.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.station.api.limit.PowerAllocator.Budget;
import io.busbar.station.api.limit.PowerAllocator.Claim;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualSharesTest {

    private static Budget amps(double amps) {
        return new Budget(OptionalDouble.of(amps), OptionalDouble.empty());
    }

    private static Budget watts(double watts) {
        return new Budget(OptionalDouble.empty(), OptionalDouble.of(watts));
    }

    private static Claim claim(int evseId, double max) {
        return new Claim(evseId, 6, max, 3, 230);
    }

    private static Map<Integer, Double> allocate(Budget budget, Claim... claims) {
        return new EqualShares().allocate(budget, List.of(claims));
    }

    @ParameterizedTest(name = "{0} A for {1} EVSEs: {2} charge with {3} A each")
    @DisplayName("Equal shares; where they would be below the minimum those that began last pause")
    @CsvSource({"32,1,1,32", "32,2,2,16", "32,3,3,10.666666666666666", "32,4,4,8", "24,4,4,6", "23.9,4,3,7.966666666666666", "12,4,2,6",
            "11,4,1,11", "6,4,1,6", "5.9,4,0,0", "0,2,0,0", "200,4,4,32"})
    void equalShares(double budget, int evses, int charging, double each) {
        Claim[] claims = IntStream.rangeClosed(1, evses).mapToObj(id -> claim(id, 32)).toArray(Claim[]::new);
        Map<Integer, Double> shares = allocate(amps(budget), claims);
        for (int id = 1; id <= evses; id++) {
            assertEquals(id <= charging ? each : 0, shares.getOrDefault(id, 0.0), 1e-9, "EVSE " + id);
        }
    }

    @Test
    @DisplayName("What one cannot use is the others'; one whose own limit is below its minimum gets nothing")
    void unused() {
        assertEquals(Map.of(1, 8.0, 2, 24.0), allocate(amps(32), claim(1, 8), claim(2, 32)));
        assertEquals(Map.of(2, 32.0), allocate(amps(32), claim(1, 5), claim(2, 32)));
    }

    @Test
    @DisplayName("Watts are shared equally, whatever the number of phases; amperes and watts hold both")
    void phases() {
        Claim single = new Claim(1, 6, 32, 1, 230);
        Map<Integer, Double> shares = allocate(watts(11_040), single, claim(2, 32));
        assertEquals(24, shares.get(1), 1e-9);
        assertEquals(8, shares.get(2), 1e-9);
        shares = new EqualShares().allocate(new Budget(OptionalDouble.of(20), OptionalDouble.of(11_040)), List.of(single, claim(2, 32)));
        assertEquals(10, shares.get(1), 1e-9);
        assertEquals(8, shares.get(2), 1e-9);
    }

    @Test
    @DisplayName("Whatever the budget and the claims: never above the budget, never between nothing and the minimum, never above the maximum")
    void always() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            List<Claim> claims = IntStream.rangeClosed(1, 1 + random.nextInt(4))
                    .mapToObj(id -> new Claim(id, 6, random.nextDouble() * 40, random.nextBoolean() ? 3 : 1, 230)).toList();
            Budget budget = new Budget(random.nextInt(4) > 0 ? OptionalDouble.of(random.nextDouble() * 80) : OptionalDouble.empty(),
                    random.nextBoolean() ? OptionalDouble.of(random.nextDouble() * 40_000) : OptionalDouble.empty());
            Map<Integer, Double> shares = new EqualShares().allocate(budget, claims);
            assertTrue(budget.fits(claims, shares), () -> budget + " " + claims + " " + shares);
            for (Claim claim : claims) {
                double share = shares.getOrDefault(claim.evseId(), 0.0);
                assertTrue(share == 0 || share >= 6 - 1e-6 && share <= claim.maxAmps(), () -> budget + " " + claims + " " + shares);
            }
        }
    }
}
