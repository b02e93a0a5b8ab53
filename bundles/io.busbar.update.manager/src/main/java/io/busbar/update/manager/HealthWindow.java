package io.busbar.update.manager;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.format.config.ComponentErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Compares the station with what it was before an update, for a while. On the loop. */
final class HealthWindow {

    /** A complaint in so many snapshots is no passing state of a start. */
    private static final int SNAPSHOTS = 3;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final StationLoop loop;
    private final Station station;
    private final LoopMonitor loopWatch;
    private final Modules modules;
    private final LoopGuard guard;
    private final Checks checks;
    private final ComponentErrors errors;
    private final Duration length;

    /** @param errors null if nobody counts them */
    HealthWindow(StationLoop loop, Station station, LoopMonitor loopWatch, Modules modules, LoopGuard guard, Checks checks,
            ComponentErrors errors, Duration length) {
        this.loop = loop;
        this.station = station;
        this.loopWatch = loopWatch;
        this.modules = modules;
        this.guard = guard;
        this.checks = checks;
        this.errors = errors;
        this.length = length;
    }

    /** What is wrong now, in words, and what the process uses. */
    record HealthSnapshot(Set<String> complaints, Map<String, Long> failures, Map<String, Long> errors, Footprint footprint) {}

    /** Works for a moment off the loop. */
    Promise<HealthSnapshot> snapshot() {
        Set<String> here = evses();
        here.addAll(checks.critical(false));
        Map<String, Long> failures = loopWatch.failures();
        return loop.offload(() -> {
            Set<String> all = new TreeSet<>(modules.complaints());
            all.addAll(here);
            all.addAll(checks.critical(true));
            return new HealthSnapshot(all, failures, errors(), Footprint.now());
        });
    }

    private Map<String, Long> errors() {
        return errors == null
                ? Map.of()
                : modules.all().stream()
                        .collect(Collectors.toMap(Bundle::getSymbolicName, bundle -> errors.count(bundle.getSymbolicName()), Long::sum));
    }

    /** By itself: an update may take away the bundle that has the health checks, or bring another one. */
    private Set<String> evses() {
        Set<String> complaints = new TreeSet<>();
        for (Evse evse : station.evses()) {
            if (evse.abilities().isEmpty()) {
                complaints.add("EVSE " + evse.id() + " does not answer");
            } else if (evse.meter().isEmpty()) {
                complaints.add("the meter of EVSE " + evse.id() + " does not answer");
            }
        }
        return complaints;
    }

    /** @return what got worse, empty when the window ends well */
    Promise<Optional<String>> watch(HealthSnapshot before, Set<String> names) {
        return new Watching(before, names).ended.getPromise();
    }

    private final class Watching {

        private final HealthSnapshot before;
        private final Set<String> names;
        private final Deferred<Optional<String>> ended = loop.promises().deferred();
        private final Map<String, Integer> lasting = new HashMap<>();
        private final Duration end = loop.uptime().plus(length);

        Watching(HealthSnapshot before, Set<String> names) {
            this.before = before;
            this.names = names;
            if (guard.freed()) {
                held();
            }
            guard.onFreed(() -> loop.execute(this::held));
            next();
        }

        private void next() {
            loop.after(PERIOD, () -> snapshot().onSuccess(this::compare)
                    .onFailure(failure -> end(Optional.of("its health is not known: " + failure))));
        }

        private void held() {
            end(Optional.of("it held the station loop"));
        }

        private void compare(HealthSnapshot now) {
            if (ended.getPromise().isDone()) {
                return;
            }
            for (String module : names) {
                if (now.failures.getOrDefault(module, 0L) > before.failures.getOrDefault(module, 0L)) {
                    end(Optional.of(module + " threw at work"));
                    return;
                }
            }
            for (String module : names) {
                if (now.errors.getOrDefault(module, 0L) > before.errors.getOrDefault(module, 0L)) {
                    end(Optional.of(errors.last(module)));
                    return;
                }
            }
            Set<String> worse = new LinkedHashSet<>(now.complaints);
            worse.removeAll(before.complaints);
            lasting.keySet().retainAll(worse);
            for (String complaint : worse) {
                if (lasting.merge(complaint, 1, Integer::sum) >= SNAPSHOTS || complaint.contains(" failed: ")) {
                    end(Optional.of(complaint));
                    return;
                }
            }
            if (loop.uptime().compareTo(end) < 0) {
                next();
            } else {
                loop.offload(() -> Footprint.worseThan(before.footprint)).onSuccess(this::end)
                        .onFailure(failure -> end(Optional.of("its health is not known: " + failure)));
            }
        }

        private void end(Optional<String> complaint) {
            if (!ended.getPromise().isDone()) {
                ended.resolve(complaint);
            }
        }
    }
}
