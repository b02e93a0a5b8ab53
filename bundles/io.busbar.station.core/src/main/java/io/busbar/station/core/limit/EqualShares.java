package io.busbar.station.core.limit;

import io.busbar.station.api.limit.PowerAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Equal currents within a limit in amperes, equal powers within one in watts; what one EVSE cannot use is the others'. Where a share would be below
 * an EVSE's minimum the one that began last pauses, and the others share again.
 */
public final class EqualShares implements PowerAllocator {

    private static final double TOLERANCE = 1e-9;

    @Override
    public Map<Integer, Double> allocate(Budget budget, List<Claim> claims) {
        List<Claim> active = new ArrayList<>(claims);
        active.removeIf(claim -> claim.maxAmps() < claim.minAmps() || claim.maxAmps() <= 0);
        while (true) {
            Map<Integer, Double> shares = shares(budget, active);
            int last = -1;
            for (int i = 0; i < active.size(); i++) {
                if (shares.get(active.get(i).evseId()) < active.get(i).minAmps() - TOLERANCE) {
                    last = i;
                }
            }
            if (last < 0) {
                return shares;
            }
            active.remove(last);
        }
    }

    private static Map<Integer, Double> shares(Budget budget, List<Claim> claims) {
        double amps = level(budget.amps().orElse(Double.MAX_VALUE), claims, Claim::maxAmps);
        double watts = level(budget.watts().orElse(Double.MAX_VALUE), claims, claim -> claim.watts(claim.maxAmps()));
        Map<Integer, Double> shares = new HashMap<>();
        for (Claim claim : claims) {
            shares.put(claim.evseId(), Math.min(claim.maxAmps(), Math.min(amps, watts / claim.watts(1))));
        }
        return shares;
    }

    /** How much each may have at most, so that the total is used up and not exceeded. */
    private static double level(double total, List<Claim> claims, ToDoubleFunction<Claim> most) {
        List<Double> sorted = claims.stream().map(most::applyAsDouble).sorted().toList();
        double left = total;
        for (int i = 0; i < sorted.size(); i++) {
            double equal = left / (sorted.size() - i);
            if (sorted.get(i) > equal) {
                return equal;
            }
            left -= sorted.get(i);
        }
        return Double.MAX_VALUE;
    }
}
