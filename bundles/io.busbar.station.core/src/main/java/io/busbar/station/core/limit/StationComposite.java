package io.busbar.station.core.limit;

import io.busbar.driver.api.power.Power;
import io.busbar.driver.api.power.Supply;
import io.busbar.station.api.limit.BindingLimit;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.Limit.Kind;
import io.busbar.station.api.limit.LimitScope;
import io.busbar.station.api.limit.PowerAllocator.Budget;
import io.busbar.station.core.limit.EvseComposite.Input;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The least of the station's limits at one instant, as a pure function. Limits in amperes and in watts are kept apart: EVSEs with one phase and with
 * three share them differently.
 */
record StationComposite(Budget budget, Optional<BindingLimit> ofAmps, Optional<BindingLimit> ofWatts) {

    /** Empty when there is no limit. */
    static Optional<StationComposite> of(Supply supply, List<Input> inputs) {
        double addedWatts = inputs.stream().filter(input -> input.limit().kind() == Kind.ADDITION)
                .mapToDouble(input -> Math.max(0, supply.watts(input.limit().power()))).sum();
        double addedAmps = addedWatts / supply.watts(1, supply.phases());
        double amps = Double.MAX_VALUE;
        double watts = Double.MAX_VALUE;
        Optional<BindingLimit> ofAmps = Optional.empty();
        Optional<BindingLimit> ofWatts = Optional.empty();
        for (Input input : inputs) {
            Limit limit = input.limit();
            if (limit.kind() == Kind.ADDITION) {
                continue;
            }
            boolean raised = limit.origin().raisedByAdditions();
            BindingLimit binding = new BindingLimit(limit.origin(), input.source(), LimitScope.STATION);
            if (limit.power() instanceof Power.AcAmps current) {
                double most = Math.max(0, current.least()) + (raised ? addedAmps : 0);
                ofAmps = most < amps ? Optional.of(binding) : ofAmps;
                amps = Math.min(amps, most);
            } else {
                double most = Math.max(0, supply.watts(limit.power())) + (raised ? addedWatts : 0);
                ofWatts = most < watts ? Optional.of(binding) : ofWatts;
                watts = Math.min(watts, most);
            }
        }
        if (ofAmps.isEmpty() && ofWatts.isEmpty()) {
            return Optional.empty();
        }
        Budget budget = new Budget(ofAmps.isPresent() ? OptionalDouble.of(amps) : OptionalDouble.empty(),
                ofWatts.isPresent() ? OptionalDouble.of(watts) : OptionalDouble.empty());
        return Optional.of(new StationComposite(budget, ofAmps, ofWatts));
    }

    /** The lower limit, for a supply of that kind. */
    BindingLimit binding(Supply supply) {
        boolean byAmps = ofWatts.isEmpty() || ofAmps.isPresent()
                && supply.watts(budget.amps().getAsDouble(), supply.phases()) <= budget.watts().getAsDouble();
        return (byAmps ? ofAmps : ofWatts).orElseThrow();
    }
}
