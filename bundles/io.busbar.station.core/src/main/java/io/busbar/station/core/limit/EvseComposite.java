package io.busbar.station.core.limit;

import io.busbar.driver.api.evse.AcAbilities;
import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.driver.api.power.Power;
import io.busbar.station.api.limit.BindingLimit;
import io.busbar.station.api.limit.EffectiveLimit;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.Limit.Kind;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitScope;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The least of an EVSE's own limits at one instant, as a pure function. */
final class EvseComposite {

    /** @param source whose limit it is */
    record Input(String source, Limit limit) {}

    private final PowerAbilities abilities;
    private final int phases;
    private double least;
    private BindingLimit binding;

    private EvseComposite(PowerAbilities abilities, int phases) {
        this.abilities = abilities;
        this.phases = phases;
    }

    static EffectiveLimit of(PowerAbilities abilities, double cableAmps, List<Input> inputs) {
        return abilities instanceof AcAbilities ac ? alternating(ac, cableAmps, inputs) : direct(abilities, inputs);
    }

    private static EffectiveLimit alternating(AcAbilities ac, double cableAmps, List<Input> inputs) {
        int used = Math.max(1, ac.usable(fewestPhases(inputs)));
        EvseComposite composite = new EvseComposite(ac, used);
        composite.start(ac.maxAmps());
        if (cableAmps > 0) {
            composite.lower(cableAmps, LimitOrigin.CABLE, "the cable");
        }
        composite.apply(inputs, power -> ac.supply().amps(power, used));
        return composite.result(composite.least);
    }

    private static EffectiveLimit direct(PowerAbilities dc, List<Input> inputs) {
        EvseComposite composite = new EvseComposite(dc, 0);
        composite.start(dc.maxWatts());
        composite.apply(inputs, dc.supply()::watts);
        return composite.result(composite.least / dc.supply().watts(1, dc.supply().phases()));
    }

    private static int fewestPhases(List<Input> inputs) {
        return inputs.stream().filter(input -> input.limit().kind() != Kind.ADDITION)
                .mapToInt(input -> input.limit().power().phases().orElse(3)).min().orElse(3);
    }

    private void start(double hardware) {
        least = hardware;
        binding = new BindingLimit(LimitOrigin.HARDWARE, "the hardware", LimitScope.EVSE);
    }

    private void lower(double to, LimitOrigin origin, String source) {
        if (to < least) {
            least = to;
            binding = new BindingLimit(origin, source, LimitScope.EVSE);
        }
    }

    /** What is generated on the site raises maxima of some origins; hardware, fuses and setpoints stay what they are. */
    private void apply(List<Input> inputs, ToDoubleFunction<Power> amount) {
        double added = inputs.stream().filter(input -> input.limit().kind() == Kind.ADDITION)
                .mapToDouble(input -> Math.max(0, amount.applyAsDouble(input.limit().power()))).sum();
        for (Input input : inputs) {
            Limit limit = input.limit();
            double value = amount.applyAsDouble(limit.power());
            switch (limit.kind()) {
                case MAXIMUM ->
                    lower(Math.max(0, value) + (limit.origin().raisedByAdditions() ? added : 0), limit.origin(), input.source());
                case SETPOINT -> lower(value, limit.origin(), input.source());
                case ADDITION -> {
                }
            }
        }
    }

    private EffectiveLimit result(double amps) {
        double watts = phases == 0 ? least : abilities.supply().watts(amps, phases);
        return new EffectiveLimit(amps, phases, watts, binding);
    }

    /** As much of a limit as the EVSE's share of the station's allows. @param share amperes per phase */
    static EffectiveLimit within(double share, BindingLimit why, PowerAbilities abilities, EffectiveLimit own) {
        if (share >= own.amps()) {
            return own;
        }
        int phases = own.phases() == 0 ? abilities.supply().phases() : own.phases();
        return new EffectiveLimit(share, own.phases(), abilities.supply().watts(share, phases), why);
    }
}
