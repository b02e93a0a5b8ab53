package io.busbar.station.core.limit;

import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.core.Attachment;
import io.busbar.station.core.limit.EvseComposite.Input;
import io.busbar.station.core.limit.LimitInput.Missing;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sources of limits: those that are there, and those that are missing and still hold. */
final class LimitInputs {

    private static final Logger LOG = LoggerFactory.getLogger(LimitInputs.class);
    private static final int LONGEST_NAME = 100;

    private final LoopFacade tasks;
    private final Loop loop;
    private final FailSafe failSafe;
    private final RememberedSources remembered;
    private final Runnable changed;
    private final List<LimitInput> inputs = new ArrayList<>();
    private final Map<LimitInput, Timer> refreshes = new HashMap<>();
    private final Map<LimitInput, Timer> holds = new HashMap<>();
    private final Set<String> parked = new HashSet<>();
    private final Set<Integer> evses = new HashSet<>();
    private Predicate<String> installed = owner -> true;

    /** @param changed to be called after each change but those of time passing along a schedule */
    LimitInputs(Loop loop, LoopFacade tasks, FailSafe failSafe, RememberedSources remembered, Runnable changed) {
        this.loop = loop;
        this.tasks = tasks;
        this.failSafe = failSafe;
        this.remembered = remembered;
        this.changed = changed;
        remembered.forEach((name, source) -> {
            LimitInput input = input(name, source.owner());
            input.awaited(source.station(), source.evses());
            inputs.add(input);
            hold(input);
        });
    }

    private LimitInput input(String name, String owner) {
        return new LimitInput(name, owner, failSafe.amps(), (source, failure) -> loop.failed("the limit source " + source, failure));
    }

    /** A new EVSE: sources are asked for its limits at once, so that these hold if the source is missing later. */
    void evse(int id) {
        if (evses.add(id)) {
            inputs.stream().filter(input -> !input.missing()).toList().forEach(this::refresh);
        }
    }

    Attachment attach(String owner, LimitSource source) {
        String name = name(owner, source);
        if (inputs.stream().anyMatch(known -> !known.missing() && known.name().equals(name))) {
            LOG.warn("two limit sources have the name {}; both limit, but while one is missing the other may be taken for its successor",
                    name);
        }
        LimitInput input = inputs.stream().filter(known -> known.missing() && known.name().equals(name)).findFirst().orElseGet(() -> {
            LimitInput fresh = input(name, owner);
            inputs.add(fresh);
            return fresh;
        });
        cancel(holds, input);
        input.attach(owner, source);
        refresh(input);
        changed.run();
        return () -> detach(source);
    }

    /** A source whose name cannot be used limits all the same, under its bundle's. */
    private String name(String owner, LimitSource source) {
        try {
            String name = source.name();
            if (name != null && !name.isBlank() && name.length() <= LONGEST_NAME) {
                return name;
            }
            LOG.warn("a limit source of {} has no name of 1 to {} characters", owner, LONGEST_NAME);
        } catch (RuntimeException failure) {
            loop.failed("a limit source of " + owner, failure);
        }
        return owner;
    }

    private void detach(LimitSource source) {
        of(source).ifPresent(input -> {
            cancel(refreshes, input);
            input.detach(tasks.now());
            if (input.limits() && mayReturn(input)) {
                hold(input);
            } else {
                forget(input);
            }
            changed.run();
        });
    }

    /** What it says while it answers is in the answer. */
    void changed(LimitSource source) {
        of(source).filter(input -> !input.asking()).ifPresent(input -> {
            refresh(input);
            changed.run();
        });
    }

    void withdraw(LimitSource source) {
        of(source).ifPresent(input -> {
            forget(input);
            changed.run();
        });
    }

    private Optional<LimitInput> of(LimitSource source) {
        return inputs.stream().filter(input -> input.is(source)).findFirst();
    }

    private void refresh(LimitInput input) {
        Instant next = input.refresh(tasks.now(), evses);
        remembered.note(input);
        cancel(refreshes, input);
        refreshes.put(input, tasks.at(next, () -> {
            refresh(input);
            changed.run();
        }));
    }

    private void hold(LimitInput input) {
        holds.put(input, tasks.after(failSafe.holdFor(), () -> {
            input.missing(Missing.FAIL_SAFE);
            changed.run();
        }));
    }

    private void forget(LimitInput input) {
        cancel(refreshes, input);
        cancel(holds, input);
        inputs.remove(input);
        remembered.forget(input);
    }

    private static void cancel(Map<LimitInput, Timer> timers, LimitInput input) {
        Optional.ofNullable(timers.remove(input)).ifPresent(Timer::cancel);
    }

    // ---- bundles

    private boolean mayReturn(LimitInput input) {
        return parked.contains(input.owner()) || installed.test(input.owner());
    }

    /** @param now whether a bundle is installed, by symbolic name; its sources may come back then */
    void installed(Predicate<String> now) {
        installed = now;
        bundlesChanged();
    }

    void park(String owner) {
        parked.add(owner);
    }

    void release(String owner) {
        parked.remove(owner);
        bundlesChanged();
    }

    /** Bundles were uninstalled: nothing holds for their sources. */
    void bundlesChanged() {
        List<LimitInput> ended = inputs.stream().filter(input -> input.missing() && !mayReturn(input)).toList();
        if (!ended.isEmpty()) {
            ended.forEach(this::forget);
            changed.run();
        }
    }

    // ---- what they say

    /** Limits at a time. @param scope {@link LimitInput#STATION} or an EVSE's id */
    List<Input> at(int scope, Instant time) {
        return inputs.stream().flatMap(input -> input.schedule(scope, time).at(time).map(limit -> new Input(input.name(), limit)).stream())
                .toList();
    }

    Optional<Instant> nextChange(int scope, Instant after) {
        return inputs.stream().flatMap(input -> input.schedule(scope, after).nextChange(after).stream()).min(Instant::compareTo);
    }

    /** Schedules for a longer time. */
    Curves curves(int scope, Instant from, Instant to) {
        return new Curves(
                inputs.stream().map(input -> new Curves.Curve(input.name(), input.schedule(scope, from, to))).toList());
    }

    /** Sources that are missing, in words for people. */
    Stream<String> findings() {
        return inputs.stream().filter(LimitInput::missing)
                .map(input -> "the limit source " + input.name() + " (" + input.owner() + ") is missing: " + switch (input.missingState()) {
                    case HELD -> "its last limits hold";
                    case AWAITED -> "nothing is offered until it is there";
                    case FAIL_SAFE -> "the fail-safe limit of " + failSafe.amps() + " A holds; install the bundle again, or uninstall it";
                });
    }
}
