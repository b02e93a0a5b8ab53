package io.busbar.update.manager;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Store;
import io.busbar.update.api.SwapPoint;
import io.busbar.update.api.UpdateListener.Step;
import io.busbar.update.format.Generations;
import io.busbar.update.manager.Modules.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.BundleException;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces modules while the station works: what is for them waits, they are stopped, the new ones started, what waited is delivered. On the loop. */
final class Swap {

    /** For what a module has begun; what needs longer is interrupted. */
    private static final Duration DRAIN = Duration.ofSeconds(3);
    /** What the last answers set off comes to rest, and to the store. */
    private static final Duration REST = Duration.ofMillis(30);
    /** Within the time that calls may be kept back. */
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);
    /** Until what a module does on the loop for its start is done. */
    private static final Duration SETTLING = Duration.ofMillis(300);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(4);

    private final StationLoop loop;
    private final Supplier<List<SwapPoint>> swapPoints;
    private final Modules modules;
    private final Store store;
    private final LoopMonitor watch;
    private final Generations generations;
    private final Path cacheMark;

    /** @param cacheMark the file that names the set of bundles in the framework's cache; without it the next start makes the cache anew */
    Swap(StationLoop loop, Supplier<List<SwapPoint>> swapPoints, Modules modules, Store store, LoopMonitor watch, Generations generations,
            Path cacheMark) {
        this.loop = loop;
        this.swapPoints = swapPoints;
        this.modules = modules;
        this.store = store;
        this.watch = watch;
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

    /** @param failure why the modules are the old ones again; empty when they are the new ones */
    record Done(Duration gap, Optional<Throwable> failure) {}

    /** @return what came of it; fails with {@link StuckException} if it does not end */
    Promise<Done> forth(PreparedUpdate prepared, Consumer<Step> steps) {
        return parked(prepared.modules(), steps, () -> watched(() -> {
            takeOut(prepared.exchanges(), prepared.configurations());
            return null;
        }).then(out -> all(prepared, store::keep)).then(kept -> watched(() -> {
            bringIn(prepared.exchanges());
            return Optional.<Throwable>empty();
        })).recoverWith(failed -> isStuck(failed)
                ? null
                // nobody has seen the new ones yet: what waits is for the old ones
                : broughtBack(prepared).map(back -> Optional.of(failed.getFailure()))))
                .map(ended -> new Done(ended.gap, ended.result));
    }

    /** The way back of {@link #forth}. @return how long they were away; fails when the old ones do not come up either */
    Promise<Duration> back(PreparedUpdate prepared, Consumer<Step> steps) {
        return parked(prepared.modules(), steps, () -> broughtBack(prepared)).map(Ended::gap);
    }

    /** With the state that the new ones left; if that is not for them, with the copy from before. */
    private Promise<Void> broughtBack(PreparedUpdate prepared) {
        return restarted(prepared).recoverWith(failed -> {
            if (isStuck(failed)) {
                return null;
            }
            LOG.warn("{} cannot read what the new versions stored ({}) and get the copy from before", prepared.modules(),
                    failed.getFailure().getMessage());
            return all(prepared, store::restore).then(restored -> restarted(prepared));
        });
    }

    private Promise<Void> restarted(PreparedUpdate prepared) {
        List<Exchange> reversed = prepared.exchanges().stream().map(Exchange::reversed).toList();
        Map<String, Long> failures = watch.failures();
        return this.<Void>watched(() -> {
            takeOut(reversed, prepared.configurations().reversed());
            bringIn(reversed);
            return null;
        }).delay(SETTLING.toMillis()).then(settled -> {
            for (String name : prepared.modules()) {
                if (watch.failures().getOrDefault(name, 0L) > failures.getOrDefault(name, 0L)) {
                    throw new BundleException(name + " threw when it started");
                }
            }
            return settled;
        });
    }

    private Promise<List<Void>> all(PreparedUpdate prepared, Function<String, Promise<Void>> work) {
        return loop.promises().all(prepared.modules().stream().map(work).toList());
    }

    private static boolean isStuck(Promise<?> failed) throws InterruptedException {
        return failed.getFailure() instanceof StuckException;
    }

    private void takeOut(List<Exchange> exchanges, ConfigurationPlan configurations) throws Exception {
        Files.deleteIfExists(cacheMark);
        modules.stop(exchanges);
        modules.configure(configurations);
    }

    private void bringIn(List<Exchange> exchanges) throws Exception {
        modules.replace(exchanges, generations);
        List<String> failed = exchanges.stream().flatMap(exchange -> modules.failures(exchange.symbolicName()).stream()).toList();
        if (!failed.isEmpty()) {
            throw new BundleException(String.join("; ", failed));
        }
    }

    private record Ended<T>(Duration gap, T result) {}

    private <T> Promise<Ended<T>> parked(Collection<String> replaced, Consumer<Step> steps, Supplier<Promise<T>> work) {
        List<SwapPoint> points = swapPoints.get();
        Set<String> names = modules.withUsers(replaced);
        steps.accept(Step.PARK);
        Duration parked = loop.uptime();
        List<Promise<Void>> drained = new ArrayList<>();
        points.forEach(point -> names.forEach(name -> drained.add(point.park(name))));
        return loop.promises().all(drained).timeout(DRAIN.toMillis()).recoverWith(slow -> loop.resolved(List.of())).delay(REST.toMillis())
                .then(empty -> {
                    steps.accept(Step.EXCHANGE);
                    return work.get();
                }).then(ended -> {
                    release(points, names, steps);
                    return loop.resolved(new Ended<>(loop.uptime().minus(parked), ended.getValue()));
                }, failed -> release(points, names, steps));
    }

    private static void release(List<SwapPoint> points, Collection<String> names, Consumer<Step> steps) {
        steps.accept(Step.RELEASE);
        points.forEach(point -> names.forEach(point::release));
    }

    /** Off the loop, with an interrupt for what needs too long. */
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
