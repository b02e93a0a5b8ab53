package io.busbar.station.api.limit;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shares the station's limits among EVSEs; a service, one a station. Without one the core gives equal shares. On the loop.
 *
 * <p>
 * The core keeps the total: an answer above the budget, or an exception, is replaced by equal shares, and no EVSE gets more before others have less.
 * While the allocator's bundle is missing its last answer holds for a bounded time, as far as the budget allows; then the core shares again.
 */
@ConsumerType
public interface PowerAllocator {

    /**
     * An EVSE with a grant to charge.
     *
     * @param minAmps below which it pauses, per phase
     * @param maxAmps that its own limits allow, per phase
     * @param phases that it may use
     * @param nominalVolts between phase and neutral
     */
    record Claim(int evseId, double minAmps, double maxAmps, int phases, double nominalVolts) {

        public double watts(double amps) {
            return amps * phases * nominalVolts;
        }
    }

    /**
     * What all EVSEs may have together.
     *
     * @param amps per phase; every EVSE counts on each phase, as which of them it uses is not known
     * @param watts over all phases
     */
    record Budget(OptionalDouble amps, OptionalDouble watts) {

        private static final double TOLERANCE = 1e-6;

        /** @param shares amperes per phase by EVSE */
        public boolean fits(List<Claim> claims, Map<Integer, Double> shares) {
            double totalAmps = 0;
            double totalWatts = 0;
            for (Claim claim : claims) {
                double share = Math.max(0, shares.getOrDefault(claim.evseId(), 0.0));
                totalAmps += share;
                totalWatts += claim.watts(share);
            }
            return totalAmps <= amps.orElse(Double.MAX_VALUE) + TOLERANCE && totalWatts <= watts.orElse(Double.MAX_VALUE) + TOLERANCE;
        }
    }

    /**
     * Asked when the budget or a claim has changed, and after {@link Limits#reallocate}.
     *
     * @param claims in the order in which the EVSEs began
     * @return amperes per phase by EVSE: 0 to pause, otherwise from its minimum to its maximum; one that is left out pauses
     */
    Map<Integer, Double> allocate(Budget budget, List<Claim> claims);
}
