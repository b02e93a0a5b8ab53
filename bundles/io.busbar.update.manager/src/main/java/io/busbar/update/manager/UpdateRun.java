package io.busbar.update.manager;

import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.UpdateListener.Step;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.format.BootState;
import io.busbar.update.format.Seen;
import io.busbar.update.manager.HealthWindow.HealthSnapshot;
import io.busbar.update.manager.History.Row;
import io.busbar.update.manager.Swap.StuckException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One update on its way. Each step is in the history or in the generations' state before it begins, so that whoever starts after a power cut
 * knows how it ended: the committed generation decides. On the loop.
 */
final class UpdateRun {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateRun.class);
    private static final Duration IDLE_LOOK = Duration.ofSeconds(1);

    private final EngineContext context;
    private final StationLoop loop;
    private final long target;
    private final long counter;
    private UpdateReport report;
    private HealthSnapshot before;

    UpdateRun(EngineContext context, PreparedUpdate prepared, String who) {
        this(context, prepared.target().number(), prepared.archive().map(archive -> archive.feature().counter()).orElse(0L),
                new UpdateReport(context.history().nextId(), prepared.plan().feature(), prepared.plan().version(), who, Outcome.RUNNING, "",
                        0,
                        context.loop().now(), null));
    }

    /** One that a restart came into. */
    UpdateRun(EngineContext context, Row row) {
        this(context, row.generation(), row.counter(), row.report());
        before = new HealthSnapshot(new TreeSet<>(row.complaints()), Map.of(), Map.of(), Footprint.NONE);
    }

    private UpdateRun(EngineContext context, long target, long counter, UpdateReport report) {
        this.context = context;
        loop = context.loop();
        this.target = target;
        this.counter = counter;
        this.report = report;
    }

    /** @return how it ended, or that the station is about to restart for it */
    Promise<UpdateReport> run(PreparedUpdate prepared, UpdateOrder order) {
        LOG.info("update {}: {} {} for {}", report.id(), report.feature(), report.version(), report.who());
        return write(report).then(written -> {
            report(Step.STAGE);
            return loop.offload(() -> {
                if (prepared.archive().isPresent()) {
                    context.generations().keep(prepared.archive().get());
                }
                context.generations().stage(prepared.target(), prepared.fresh());
                if (prepared.archive().isPresent()) {
                    context.generations().remember(prepared.archive().get());
                }
                return null;
            });
        }).then(staged -> prepared.plan().restart() ? tried(prepared) : swapped(prepared, order))
                .recoverWith(failed -> rolledBack(reason(failed.getFailure())));
    }

    private Promise<UpdateReport> tried(PreparedUpdate prepared) {
        return context.health().snapshot().then(snapshot -> {
            before = snapshot.getValue();
            return write(with(Outcome.RESTARTING, prepared.plan().restartWhy(), 0, false));
        }).then(written -> state(state -> state.withTrial(target))).then(written -> {
            restartWhenIdle();
            return loop.resolved(report);
        });
    }

    private void restartWhenIdle() {
        idle().onSuccess(idle -> {
            report(Step.RESTART);
            restart();
        });
    }

    private void restart() {
        context.control().restart(BootReason.FirmwareUpdate)
                .onFailure(failure -> LOG.error("update {}: the station does not restart", report.id(), failure));
    }

    private Promise<UpdateReport> swapped(PreparedUpdate prepared, UpdateOrder order) {
        return (order.whenIdle() || prepared.plan().idle() ? idle() : loop.<Void>resolved(null)).then(now -> context.health().snapshot())
                .then(snapshot -> {
                    before = snapshot.getValue();
                    context.guard().begin();
                    return context.swap().forth(prepared, this::report);
                }).then(done -> done.getValue().failure().isPresent()
                        ? rolledBack(reason(done.getValue().failure().get()))
                        : watched(prepared, done.getValue()))
                .then(ended -> {
                    context.guard().end();
                    return ended;
                }, failed -> context.guard().end())
                .recoverWith(failed -> failed.getFailure() instanceof StuckException ? halted(failed.getFailure().getMessage()) : null);
    }

    private Promise<UpdateReport> watched(PreparedUpdate prepared, Swap.Done done) {
        report(Step.WATCH);
        return context.health().watch(before, prepared.modules()).then(watched -> {
            Optional<String> complaint = watched.getValue();
            if (complaint.isEmpty()) {
                return committed(done.gap());
            }
            LOG.warn("update {}: {}", report.id(), complaint.get());
            report(Step.ROLL_BACK);
            return context.swap().back(prepared, this::report).then(back -> rolledBack(complaint.get()), failed -> {
                LOG.error("update {}: the modules from before do not come up either ({}); the station restarts", report.id(),
                        reason(failed.getFailure()));
                restart();
            });
        });
    }

    private Promise<Void> idle() {
        if (context.idle()) {
            return loop.resolved(null);
        }
        report(Step.WAIT);
        LOG.info("update {} waits until no EVSE is in use", report.id());
        Deferred<Void> idle = loop.promises().deferred();
        lookForIdle(idle);
        return idle.getPromise();
    }

    private void lookForIdle(Deferred<Void> idle) {
        loop.after(IDLE_LOOK, () -> {
            if (context.idle()) {
                idle.resolve(null);
            } else {
                lookForIdle(idle);
            }
        });
    }

    private Promise<UpdateReport> committed(Duration gap) {
        report(Step.COMMIT);
        return state(state -> state.commit(target)).then(written -> installed(gap));
    }

    private Promise<UpdateReport> installed(Duration gap) {
        report(Step.CLEAN);
        Seen before = context.history().seen();
        return loop.offload(() -> {
            Seen seen = before.and(context.generations().seen()).with(context.generations().read(target), report.feature(), counter);
            context.generations().write(seen);
            return seen;
        }).then(seen -> context.history().write(seen.getValue()))
                .onFailure(failure -> LOG.warn("update {}: what may not be older from now on is not stored: {}", report.id(),
                        failure.getMessage()))
                .fallbackTo(loop.resolved(null))
                .then(seen -> write(with(Outcome.INSTALLED, "", gap.toMillis(), true))).then(written -> loop.offload(() -> {
                    context.generations().clean();
                    return null;
                }).fallbackTo(loop.resolved(null))).then(clean -> {
                    LOG.info("update {}: {} {} is in force; modules were away for {} ms", report.id(), report.feature(), report.version(),
                            gap.toMillis());
                    return loop.resolved(report);
                });
    }

    private Promise<UpdateReport> rolledBack(String why) {
        LOG.warn("update {}: {} {} is rolled back: {}", report.id(), report.feature(), report.version(), why);
        return write(with(Outcome.ROLLED_BACK, why, 0, true)).then(written -> loop.resolved(report));
    }

    /** The framework itself waits for a module: only another process gets out of this. It boots what is committed. */
    private Promise<UpdateReport> halted(String why) {
        LOG.error("update {}: {}; the process ends, to start again with the generation before", report.id(), why);
        return write(with(Outcome.RUNNING, why, 0, false)).onResolve(context.halt()).then(written -> loop.resolved(report));
    }

    /** After a restart. @param booted the generation that runs */
    Promise<UpdateReport> resume(long booted, BootState state) {
        if (state.committed() == target) {
            return installed(Duration.ZERO);
        }
        if (state.trial() != target) {
            return rolledBack(!state.why().isEmpty()
                    ? state.why()
                    : !report.reason().isEmpty() && report.outcome() == Outcome.RUNNING
                            ? report.reason()
                            : "the station stopped in the middle of it");
        }
        if (booted != target) {
            restartWhenIdle();
            return loop.resolved(report);
        }
        report(Step.WATCH);
        return context.health().watch(before, Set.of()).then(watched -> {
            Optional<String> complaint = watched.getValue();
            if (complaint.isEmpty()) {
                return committed(Duration.ZERO);
            }
            LOG.warn("update {}: {}; the station restarts with the generation before", report.id(), complaint.get());
            return state(now -> now.withoutTrial(complaint.get())).then(written -> {
                restart();
                return loop.resolved(report);
            });
        });
    }

    private Promise<Void> state(UnaryOperator<BootState> change) {
        return loop.offload(() -> {
            synchronized (context.generations()) {
                context.generations().write(change.apply(context.generations().state()));
            }
            return null;
        });
    }

    private Promise<Void> write(UpdateReport next) {
        report = next;
        return context.history().write(report, target, counter, before == null ? List.of() : List.copyOf(before.complaints()));
    }

    private UpdateReport with(Outcome outcome, String why, long gapMillis, boolean ended) {
        return new UpdateReport(report.id(), report.feature(), report.version(), report.who(), outcome, why, gapMillis, report.began(),
                ended ? loop.now() : null);
    }

    private void report(Step step) {
        LOG.debug("update {}: {}", report.id(), step);
        context.listeners().get().forEach(listener -> {
            try {
                listener.step(report.id(), step);
            } catch (RuntimeException e) {
                LOG.error("{} failed on hearing of an update", listener.getClass().getName(), e);
            }
        });
    }

    /** The innermost message there is, its first line. */
    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            message = cause.getMessage() == null ? message : cause.getMessage();
        }
        String text = message == null ? failure.getClass().getSimpleName() : message;
        return failure instanceof IOException ? "cannot be stored: " + text : text.lines().findFirst().orElse("").strip();
    }
}
