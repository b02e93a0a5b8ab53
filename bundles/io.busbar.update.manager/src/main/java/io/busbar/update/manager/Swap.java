package io.busbar.update.manager;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.SwapPoint;
import io.busbar.update.api.UpdateListener.Step;
import io.busbar.update.format.Generations;
import io.busbar.update.manager.Modules.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleException;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.TimeoutException;

/** Replaces modules while the station works: what is for them waits, they go, the new ones come, what waited is delivered. On the loop. */
final class Swap {

    /** For what a module has begun; what takes longer is cut off. */
    private static final Duration DRAIN = Duration.ofSeconds(3);
    /** Within the time that calls may be kept back. */
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(250);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(4);

    private final StationLoop loop;
    private final Supplier<List<SwapPoint>> swapPoints;
    private final Modules modules;
    private final Generations generations;
    private final Path cacheMark;

    /** @param cacheMark the file that says of which set the framework's cache is; without it the next start makes the cache anew */
    Swap(StationLoop loop, Supplier<List<SwapPoint>> swapPoints, Modules modules, Generations generations, Path cacheMark) {
        this.loop = loop;
        this.swapPoints = swapPoints;
        this.modules = modules;
        this.generations = generations;
        this.cacheMark = cacheMark;
    }

    /** The modules are neither here nor there, and what replaces them does not come to an end. */
    static final class StuckException extends Exception {

        private static final long serialVersionUID = 1L;

        StuckException(String message) {
            super(message);
        }
    }

    /**
     * @param before configuration as it was, for the way back
     * @param failure why the modules are the old ones again; empty when they are the new ones
     */
    record Done(Duration gap, Map<String, Map<String, String>> before, Optional<Throwable> failure) {}

    /** @return what came of it; fails with {@link StuckException} if it does not end */
    Promise<Done> forth(Prepared prepared, Consumer<Step> steps) {
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        return parked(prepared.modules(), steps, () -> {
            try {
                replace(prepared.exchanges(), prepared.configurations(), before);
                return Optional.<Throwable>empty();
            } catch (Exception | LinkageError failure) {
                // nobody has seen the new ones yet: what waits is for the old ones
                replace(reversed(prepared), before, new LinkedHashMap<>());
                return Optional.of(failure);
            }
        }).map(ended -> new Done(ended.gap, before, ended.result));
    }

    /** The way back of {@link #forth}. @return how long they were away; fails when the old ones do not come up either */
    Promise<Duration> back(Prepared prepared, Map<String, Map<String, String>> before, Consumer<Step> steps) {
        return parked(prepared.modules(), steps, () -> {
            replace(reversed(prepared), before, new LinkedHashMap<>());
            return true;
        }).map(Ended::gap);
    }

    private static List<Exchange> reversed(Prepared prepared) {
        return prepared.exchanges().stream().map(Exchange::reversed).toList();
    }

    private void replace(List<Exchange> exchanges, Map<String, Map<String, String>> configurations,
            Map<String, Map<String, String>> before) throws Exception {
        Files.deleteIfExists(cacheMark);
        modules.stop(exchanges);
        before.putAll(modules.configure(configurations));
        modules.replace(exchanges, generations);
        List<String> failed = exchanges.stream().flatMap(exchange -> modules.failures(exchange.symbolicName()).stream()).toList();
        if (!failed.isEmpty()) {
            throw new BundleException(String.join("; ", failed));
        }
    }

    private record Ended<T>(Duration gap, T result) {}

    private <T> Promise<Ended<T>> parked(Collection<String> names, Consumer<Step> steps, Callable<T> work) {
        List<SwapPoint> points = swapPoints.get();
        steps.accept(Step.PARK);
        Duration parked = loop.uptime();
        List<Promise<Void>> drained = new ArrayList<>();
        points.forEach(point -> names.forEach(name -> drained.add(point.park(name))));
        return loop.promises().all(drained).timeout(DRAIN.toMillis()).recoverWith(slow -> loop.resolved(List.of())).then(empty -> {
            steps.accept(Step.EXCHANGE);
            return watched(work);
        }).then(ended -> {
            release(points, names, steps);
            return loop.resolved(new Ended<>(loop.uptime().minus(parked), ended.getValue()));
        }, failed -> release(points, names, steps));
    }

    private static void release(List<SwapPoint> points, Collection<String> names, Consumer<Step> steps) {
        steps.accept(Step.RELEASE);
        points.forEach(point -> names.forEach(point::release));
    }

    /** Off the loop, with an interrupt for what takes too long. */
    private <T> Promise<T> watched(Callable<T> work) {
        Duration begin = loop.uptime();
        AtomicReference<Thread> worker = new AtomicReference<>();
        Promise<T> ended = loop.offload(() -> {
            worker.set(Thread.currentThread());
            try {
                return work.call();
            } finally {
                worker.set(null);
            }
        });
        StationLoop.Timer interrupts = loop.every(BETWEEN_INTERRUPTS, () -> {
            Thread stuck = worker.get();
            if (stuck != null && loop.uptime().minus(begin).compareTo(LONGEST) > 0) {
                // more than once: the component runtime tries a component again for the next who wants it
                stuck.interrupt();
            }
        });
        long most = LONGEST.plus(AFTER_INTERRUPT).toMillis();
        return ended.onResolve(interrupts::cancel).timeout(most).recoverWith(failed -> failed.getFailure() instanceof TimeoutException
                ? loop.failed(new StuckException("its start did not end within " + most / 1000 + " s"))
                : null);
    }
}
