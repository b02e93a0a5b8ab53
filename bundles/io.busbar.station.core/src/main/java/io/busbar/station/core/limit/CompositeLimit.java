package io.busbar.station.core.limit;

import io.busbar.driver.api.evse.PowerAbilities;
import io.busbar.driver.api.power.Supply;
import io.busbar.station.api.limit.BindingLimit;
import io.busbar.station.api.limit.EffectiveLimit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitScope;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The least of all sources, of the EVSE's share of the station's limits, of the driver's maximum and of the cable. */
public final class CompositeLimit implements Limits {

    private static final int MOST_PERIODS = 1_000;

    /** An EVSE's own limit, and how long it stays if nothing but time changes it. */
    private record Cached(EffectiveLimit limit, PowerAbilities abilities, double cableAmps, Instant from, Optional<Instant> to) {

        boolean holds(PowerAbilities nowAbilities, double nowCable, Instant now) {
            return abilities == nowAbilities && cableAmps == nowCable && !now.isBefore(from) && (to.isEmpty() || now.isBefore(to.get()));
        }
    }

    private final LoopFacade tasks;
    private final LimitInputs inputs;
    private final Allocation allocation;
    private final StationShares shares;
    private final Map<Integer, LimitedEvse> evses = new TreeMap<>();
    private final Map<Integer, Cached> cache = new HashMap<>();
    private boolean refreshing;

    public CompositeLimit(Loop loop, LoopFacade tasks, FailSafe failSafe, RememberedSources remembered) {
        this.tasks = tasks;
        inputs = new LimitInputs(loop, tasks, failSafe, remembered, this::changedAll);
        allocation = new Allocation(loop, tasks, failSafe, this::changedAll);
        shares = new StationShares(tasks, inputs, allocation, evses.values(), evse -> own(evse, tasks.now()));
    }

    /** A new EVSE. */
    public void add(LimitedEvse evse) {
        evses.put(evse.id(), evse);
        inputs.evse(evse.id());
    }

    /** @param owner symbolic name of the source's bundle */
    public Attachment attach(String owner, LimitSource source) {
        return inputs.attach(owner, source);
    }

    public Attachment attach(PowerAllocator allocator) {
        return allocation.attach(allocator);
    }

    /** @param installed whether a bundle is installed, by symbolic name */
    public void installed(Predicate<String> installed) {
        inputs.installed(installed);
    }

    /** Bundles were uninstalled. */
    public void bundlesChanged() {
        inputs.bundlesChanged();
    }

    /** The bundle is being replaced: its sources come back. */
    public void park(String owner) {
        inputs.park(owner);
    }

    public void release(String owner) {
        inputs.release(owner);
    }

    /** The wall clock was set: what held at its old time may not hold at the new one. */
    public void clockChanged() {
        changedAll();
    }

    private void changedAll() {
        cache.clear();
        refreshShares();
        List.copyOf(evses.values()).forEach(LimitedEvse::limitChanged);
    }

    /** To be called when a grant, or what an EVSE can do, may have changed. */
    public void refreshShares() {
        if (!refreshing) {
            refreshing = true;
            try {
                shares.refresh();
            } finally {
                refreshing = false;
            }
        }
    }

    /** What may be offered at this instant. */
    public EffectiveLimit inForce(LimitedEvse evse) {
        return shares.inForce(evse, own(evse, tasks.now()));
    }

    /** When an EVSE's own limit next changes by time passing. */
    public Optional<Instant> nextChange(int evseId, Instant after) {
        return inputs.nextChange(evseId, after);
    }

    /** What is wrong with the sources of limits, in words for people. */
    public Stream<String> findings() {
        return inputs.findings();
    }

    private EffectiveLimit own(LimitedEvse evse, Instant now) {
        Optional<PowerAbilities> abilities = evse.powerAbilities();
        if (abilities.isEmpty()) {
            return EffectiveLimit.NO_DRIVER;
        }
        Cached known = cache.get(evse.id());
        if (known == null || !known.holds(abilities.get(), evse.cableAmps(), now)) {
            EffectiveLimit limit = EvseComposite.of(abilities.get(), evse.cableAmps(), inputs.at(evse.id(), now));
            known = new Cached(limit, abilities.get(), evse.cableAmps(), now, inputs.nextChange(evse.id(), now));
            cache.put(evse.id(), known);
        }
        return known.limit;
    }

    // ---- the contract

    @Override
    public EffectiveLimit now(int evseId) {
        LimitedEvse evse = evses.get(evseId);
        if (evse == null) {
            return EffectiveLimit.NO_DRIVER;
        }
        EffectiveLimit own = own(evse, tasks.now());
        return evse.powerGranted()
                ? shares.inForce(evse, own)
                : shares.expected(evse, own, shares.composite(), other -> own(other, tasks.now()));
    }

    @Override
    public List<Period> schedule(int evseId, Instant from, Duration length) {
        Instant end = from.plus(length);
        Curves station = inputs.curves(LimitInput.STATION, from, end);
        Map<Integer, Curves> own = new HashMap<>();
        evses.keySet().forEach(id -> own.put(id, inputs.curves(id, from, end)));
        TreeSet<Instant> instants = new TreeSet<>();
        if (from.isBefore(end)) {
            instants.add(from);
        }
        Stream.concat(Stream.of(station), own.values().stream()).forEach(curves -> curves.changes(from, end).forEach(instants::add));
        List<Period> periods = new ArrayList<>();
        for (Instant instant : instants) {
            EffectiveLimit limit = at(evseId, instant, station, own);
            if (periods.isEmpty() || !periods.get(periods.size() - 1).limit().equals(limit)) {
                periods.add(new Period(instant, limit));
                if (periods.size() == MOST_PERIODS) {
                    break;
                }
            }
        }
        return periods;
    }

    private EffectiveLimit at(int evseId, Instant time, Curves station, Map<Integer, Curves> curves) {
        Function<LimitedEvse, EffectiveLimit> own = evse -> evse.powerAbilities()
                .map(abilities -> EvseComposite.of(abilities, evse.cableAmps(), curves.get(evse.id()).at(time)))
                .orElse(EffectiveLimit.NO_DRIVER);
        Supply supply = shares.supply();
        Optional<StationComposite> composite = StationComposite.of(supply, station.at(time));
        if (evseId == LimitInput.STATION) {
            return total(composite, supply, evses.values().stream().map(own).toList());
        }
        LimitedEvse evse = evses.get(evseId);
        return evse == null ? EffectiveLimit.NO_DRIVER : shares.expected(evse, own.apply(evse), composite, own);
    }

    private static EffectiveLimit total(Optional<StationComposite> composite, Supply supply, List<EffectiveLimit> own) {
        double amps = own.stream().mapToDouble(limit -> Math.max(0, limit.amps())).sum();
        double watts = own.stream().mapToDouble(limit -> Math.max(0, limit.watts())).sum();
        double mostAmps = composite.map(of -> of.budget().amps().orElse(Double.MAX_VALUE)).orElse(Double.MAX_VALUE);
        double mostWatts = composite.map(of -> of.budget().watts().orElse(Double.MAX_VALUE)).orElse(Double.MAX_VALUE);
        boolean bound = mostAmps < amps || mostWatts < watts;
        double leastWatts = Math.min(watts,
                Math.min(mostWatts, mostAmps == Double.MAX_VALUE ? watts : supply.watts(mostAmps, supply.phases())));
        double leastAmps = Math.min(amps,
                Math.min(mostAmps, mostWatts == Double.MAX_VALUE ? amps : mostWatts / supply.watts(1, supply.phases())));
        BindingLimit binding = bound
                ? composite.orElseThrow().binding(supply)
                : new BindingLimit(LimitOrigin.HARDWARE, "the EVSEs", LimitScope.STATION);
        return new EffectiveLimit(leastAmps, supply.phases(), leastWatts, binding);
    }

    @Override
    public void changed(LimitSource source) {
        inputs.changed(source);
    }

    @Override
    public void withdraw(LimitSource source) {
        inputs.withdraw(source);
    }

    @Override
    public void reallocate() {
        allocation.forget();
        changedAll();
    }
}
