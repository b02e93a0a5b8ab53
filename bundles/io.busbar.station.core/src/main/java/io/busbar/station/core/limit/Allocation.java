package io.busbar.station.core.limit;

import io.busbar.station.api.limit.PowerAllocator;
import io.busbar.station.api.limit.PowerAllocator.Budget;
import io.busbar.station.api.limit.PowerAllocator.Claim;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever allocates: the service that is plugged in, its last answer while it is missing, or the core's equal shares. */
final class Allocation {

    /** What an answer depends on. */
    private record Question(Budget budget, List<Claim> claims) {

        private Question {
            claims = List.copyOf(claims);
        }
    }

    private static final PowerAllocator EQUAL = new EqualShares();

    private final Loop loop;
    private final LoopFacade tasks;
    private final FailSafe failSafe;
    private final Runnable changed;
    private Optional<Question> answered = Optional.empty();
    private Optional<PowerAllocator> allocator = Optional.empty();
    private Optional<Map<Integer, Double>> held = Optional.empty();
    private Map<Integer, Double> last = Map.of();
    private Optional<Timer> holds = Optional.empty();

    Allocation(Loop loop, LoopFacade tasks, FailSafe failSafe, Runnable changed) {
        this.loop = loop;
        this.tasks = tasks;
        this.failSafe = failSafe;
        this.changed = changed;
    }

    Attachment attach(PowerAllocator service) {
        allocator = Optional.of(service);
        forget();
        held = Optional.empty();
        holds.ifPresent(Timer::cancel);
        changed.run();
        return () -> {
            if (allocator.filter(now -> now == service).isPresent()) {
                allocator = Optional.empty();
                forget();
                held = Optional.of(last).filter(shares -> !shares.isEmpty());
                holds = Optional.of(tasks.after(failSafe.holdFor(), () -> {
                    held = Optional.empty();
                    forget();
                    changed.run();
                }));
            }
        };
    }

    /** Shares that take effect: the same for the same question. Kept for the time when the allocator is missing. */
    Map<Integer, Double> inForce(Budget budget, List<Claim> claims) {
        Question question = new Question(budget, claims);
        if (!answered.equals(Optional.of(question))) {
            answered = Optional.of(question);
            last = shares(budget, claims);
        }
        return last;
    }

    /** Who allocates, or how, has changed. */
    void forget() {
        answered = Optional.empty();
    }

    /** There is nothing to share. */
    void unused() {
        last = Map.of();
        held = Optional.empty();
        forget();
    }

    Map<Integer, Double> shares(Budget budget, List<Claim> claims) {
        if (held.isPresent()) {
            return held(budget, claims);
        }
        if (allocator.isPresent()) {
            try {
                Map<Integer, Double> shares = Map.copyOf(allocator.get().allocate(budget, List.copyOf(claims)));
                if (legal(budget, claims, shares)) {
                    return shares;
                }
                loop.failed("the power allocator", new IllegalStateException(shares + " is not within " + budget + " for " + claims));
            } catch (RuntimeException failure) {
                loop.failed("the power allocator", failure);
            }
        }
        return EQUAL.allocate(budget, claims);
    }

    private static boolean legal(Budget budget, List<Claim> claims, Map<Integer, Double> shares) {
        return budget.fits(claims, shares) && shares.values().stream().allMatch(share -> share >= 0);
    }

    /** What it said last, and where that does not fit any more no more than an equal share. */
    private Map<Integer, Double> held(Budget budget, List<Claim> claims) {
        Map<Integer, Double> before = held.orElseThrow();
        if (budget.fits(claims, before)) {
            return before;
        }
        Map<Integer, Double> equal = EQUAL.allocate(budget, claims);
        Map<Integer, Double> least = new HashMap<>();
        before.forEach((id, share) -> least.put(id, Math.min(share, equal.getOrDefault(id, 0.0))));
        return least;
    }
}
