package io.busbar.station.core.limit;

import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.driver.api.power.Supply;
import io.busbar.station.api.limit.EffectiveLimit;
import io.busbar.station.api.limit.PowerAllocator.Budget;
import io.busbar.station.api.limit.PowerAllocator.Claim;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The EVSEs' shares of the station's limits, as they are in force: one is lowered at once, and raised when what the others may still draw leaves room
 * for it.
 */
final class StationShares {

    private static final Supply USUAL = new Supply(3, 230);
    /** How often it is tried whether vehicles obey their lower shares. */
    private static final Duration TRY_RAISE = Duration.ofMillis(500);

    private final LoopFacade tasks;
    private final LimitInputs inputs;
    private final Allocation allocation;
    private final Collection<? extends LimitedEvse> evses;
    private final Function<LimitedEvse, EffectiveLimit> ownLimit;
    /** In the order in which they began; amperes per phase. */
    private final Map<Integer, Double> shares = new LinkedHashMap<>();
    private final Map<Integer, Claim> claims = new HashMap<>();
    private Optional<StationComposite> composite = Optional.empty();
    private Optional<Timer> retry = Optional.empty();
    private Optional<Timer> nextChange = Optional.empty();

    StationShares(LoopFacade tasks, LimitInputs inputs, Allocation allocation, Collection<? extends LimitedEvse> evses,
            Function<LimitedEvse, EffectiveLimit> ownLimit) {
        this.tasks = tasks;
        this.inputs = inputs;
        this.allocation = allocation;
        this.evses = evses;
        this.ownLimit = ownLimit;
    }

    /** The part of an EVSE's own limit that its share allows now. */
    EffectiveLimit inForce(LimitedEvse evse, EffectiveLimit own) {
        return composite.isEmpty() ? own : within(shares.getOrDefault(evse.id(), 0.0), composite.get(), evse, own);
    }

    /** The part of an EVSE's own limit that it would have in the end, with those that charge now and itself. */
    EffectiveLimit expected(LimitedEvse evse, EffectiveLimit own, Optional<StationComposite> at,
            Function<LimitedEvse, EffectiveLimit> limits) {
        if (at.isEmpty() || evse.powerAbilities().isEmpty()) {
            return own;
        }
        List<Claim> all = claims(limits);
        if (all.stream().noneMatch(claim -> claim.evseId() == evse.id())) {
            all.add(claim(evse, evse.powerAbilities().get(), own));
        }
        return within(allocation.shares(at.get().budget(), all).getOrDefault(evse.id(), 0.0), at.get(), evse, own);
    }

    private static EffectiveLimit within(double share, StationComposite composite, LimitedEvse evse, EffectiveLimit own) {
        return evse.powerAbilities().map(abilities -> EvseComposite.within(share, composite.binding(abilities.supply()), abilities, own))
                .orElse(own);
    }

    Optional<StationComposite> composite() {
        return composite;
    }

    /** What the station's own limits count by: the EVSE with most phases. */
    Supply supply() {
        return evses.stream().flatMap(evse -> evse.powerAbilities().stream()).map(PowerAbilities::supply)
                .filter(supply -> supply.phases() > 0 && supply.nominalVolts() > 0)
                .reduce((one, other) -> other.phases() > one.phases() ? other : one).orElse(USUAL);
    }

    /** Brings shares up to date: a limit, a grant or what an EVSE can do may have changed. */
    void refresh() {
        Instant now = tasks.now();
        composite = StationComposite.of(supply(), inputs.at(LimitInput.STATION, now));
        watch(now);
        List<Integer> changed = new ArrayList<>();
        if (composite.isEmpty()) {
            changed.addAll(shares.keySet());
            shares.clear();
            claims.clear();
            allocation.unused();
        } else {
            share(composite.get().budget(), changed);
        }
        if (!changed.isEmpty()) {
            tasks.execute(() -> evses.stream().filter(evse -> changed.contains(evse.id())).toList().forEach(LimitedEvse::limitChanged));
        }
    }

    private void watch(Instant now) {
        nextChange.ifPresent(Timer::cancel);
        nextChange = inputs.nextChange(LimitInput.STATION, now).map(change -> tasks.at(change, this::refresh));
    }

    private void share(Budget budget, List<Integer> changed) {
        claims.putAll(known(ownLimit));
        List<Claim> all = claims(ownLimit);
        Map<Integer, Double> wanted = allocation.inForce(budget, all);
        shares.keySet().removeIf(id -> all.stream().noneMatch(claim -> claim.evseId() == id));
        for (Claim claim : all) {
            double want = wanted.getOrDefault(claim.evseId(), 0.0);
            double before = shares.computeIfAbsent(claim.evseId(), id -> mayDraw(id));
            if (want < before) {
                shares.put(claim.evseId(), want);
                changed.add(claim.evseId());
            }
        }
        boolean waits = false;
        for (Claim claim : all) {
            double want = wanted.getOrDefault(claim.evseId(), 0.0);
            if (want > shares.get(claim.evseId())) {
                if (fits(budget, claim, want)) {
                    shares.put(claim.evseId(), want);
                    changed.add(claim.evseId());
                } else {
                    waits = true;
                }
            }
        }
        retry.ifPresent(Timer::cancel);
        retry = waits ? Optional.of(tasks.after(TRY_RAISE, this::refresh)) : Optional.empty();
    }

    private double mayDraw(int evseId) {
        return evses.stream().filter(evse -> evse.id() == evseId).mapToDouble(LimitedEvse::mayDrawAmps).findFirst().orElse(0);
    }

    /** Whether an EVSE can be raised, with all that any vehicle may draw now. */
    private boolean fits(Budget budget, Claim raised, double to) {
        Map<Integer, Double> drawn = new HashMap<>();
        List<Claim> all = new ArrayList<>();
        for (LimitedEvse evse : evses) {
            Claim claim = claims.get(evse.id());
            if (claim != null) {
                all.add(claim);
                drawn.put(evse.id(), Math.max(evse.mayDrawAmps(), shares.getOrDefault(evse.id(), 0.0)));
            }
        }
        drawn.merge(raised.evseId(), to, Math::max);
        return budget.fits(all, drawn);
    }

    /** Those with a grant; one whose driver is being replaced has the claim that it had. */
    private List<Claim> claims(Function<LimitedEvse, EffectiveLimit> limits) {
        Map<Integer, Claim> now = known(limits);
        evses.stream().filter(evse -> !evse.powerGranted()).forEach(evse -> now.remove(evse.id()));
        List<Claim> ordered = new ArrayList<>();
        shares.keySet().forEach(id -> Optional.ofNullable(now.remove(id)).ifPresent(ordered::add));
        ordered.addAll(now.values());
        return ordered;
    }

    private Map<Integer, Claim> known(Function<LimitedEvse, EffectiveLimit> limits) {
        Map<Integer, Claim> now = new TreeMap<>(claims);
        evses.forEach(evse -> evse.powerAbilities()
                .ifPresent(abilities -> now.put(evse.id(), claim(evse, abilities, limits.apply(evse)))));
        return now;
    }

    private static Claim claim(LimitedEvse evse, PowerAbilities abilities, EffectiveLimit own) {
        int phases = own.phases() == 0 ? abilities.supply().phases() : own.phases();
        return new Claim(evse.id(), abilities.minAmpsOfSupply(), Math.max(0, own.amps()), phases, abilities.supply().nominalVolts());
    }
}
