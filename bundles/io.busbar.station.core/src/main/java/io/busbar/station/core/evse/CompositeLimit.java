package io.busbar.station.core.evse;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.limit.Limits;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** The least of all sources, of the driver's maximum and of the cable. A source that fails limits to nothing: it may be guarding a fuse. */
public final class CompositeLimit implements Limits {

    private static final int MOST_PERIODS = 1_000;

    private final Loop loop;
    private final LoopFacade tasks;
    private final List<LimitSource> sources = new ArrayList<>();
    private IntFunction<Optional<EvseState>> evses = id -> Optional.empty();

    public CompositeLimit(Loop loop, LoopFacade tasks) {
        this.loop = loop;
        this.tasks = tasks;
    }

    void evses(IntFunction<Optional<EvseState>> lookup, Runnable changedAll) {
        evses = lookup;
        this.changedAll = changedAll;
    }

    private Runnable changedAll = () -> {};

    public Attachment attach(LimitSource source) {
        sources.add(source);
        changedAll.run();
        return () -> {
            sources.removeIf(s -> s == source);
            changedAll.run();
        };
    }

    @Override
    public Limit now(int evseId) {
        return at(evseId, tasks.now());
    }

    private Limit at(int evseId, Instant time) {
        Optional<EvseState> evse = evses.apply(evseId);
        Optional<EvseAbilities> abilities = evse.flatMap(EvseState::abilities);
        if (abilities.isEmpty()) {
            return Limit.amps(0);
        }
        double amps = abilities.get().maxAmps();
        double cable = evse.get().cableAmps();
        if (cable > 0) {
            amps = Math.min(amps, cable);
        }
        OptionalInt phases = OptionalInt.empty();
        for (LimitSource source : sources) {
            Optional<Limit> limit = ask(source, evseId, time);
            if (limit.isPresent()) {
                amps = Math.min(amps, Math.max(0, limit.get().amps()));
                phases = least(phases, limit.get().phases());
            }
        }
        return new Limit(amps, phases);
    }

    private static OptionalInt least(OptionalInt a, OptionalInt b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalInt.of(Math.min(a.getAsInt(), b.getAsInt()));
    }

    private Optional<Limit> ask(LimitSource source, int evseId, Instant time) {
        try {
            return source.limitAt(evseId, time);
        } catch (RuntimeException failure) {
            loop.failed("a limit source", failure);
            return Optional.of(Limit.amps(0));
        }
    }

    /** When the limit next changes by time passing. */
    Optional<Instant> nextChange(int evseId, Instant after) {
        Optional<Instant> next = Optional.empty();
        for (LimitSource source : sources) {
            try {
                Optional<Instant> change = source.nextChange(evseId, after).filter(t -> t.isAfter(after));
                if (change.isPresent() && (next.isEmpty() || change.get().isBefore(next.get()))) {
                    next = change;
                }
            } catch (RuntimeException failure) {
                loop.failed("a limit source", failure);
            }
        }
        return next;
    }

    @Override
    public List<Period> schedule(int evseId, Instant from, Duration length) {
        List<Period> periods = new ArrayList<>();
        Instant end = from.plus(length);
        Optional<Instant> start = Optional.of(from);
        while (start.isPresent() && start.get().isBefore(end) && periods.size() < MOST_PERIODS) {
            Limit limit = at(evseId, start.get());
            if (periods.isEmpty() || !periods.get(periods.size() - 1).limit().equals(limit)) {
                periods.add(new Period(start.get(), limit));
            }
            start = nextChange(evseId, start.get());
        }
        return periods;
    }

    @Override
    public void changed(int evseId) {
        evses.apply(evseId).ifPresent(EvseState::limitChanged);
    }
}
