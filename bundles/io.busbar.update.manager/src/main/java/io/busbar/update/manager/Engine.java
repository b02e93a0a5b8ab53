package io.busbar.update.manager;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateListener;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import io.busbar.update.format.BootState;
import io.busbar.update.format.Seen;
import io.busbar.update.format.config.Descriptions;
import io.busbar.update.manager.History.Row;
import io.busbar.update.manager.Planner.Now;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One update at a time; who asks, what was done, what runs. On the loop. */
final class Engine implements Updates {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private static final Set<UpdateListener.Step> BEARS_RESTART = EnumSet.of(UpdateListener.Step.STAGE, UpdateListener.Step.WAIT);

    /** A generation that was up for so long is a proven one, and an unclean end long ago counts half. */
    private static final Duration LASTING = Duration.ofMinutes(30);

    private final EngineContext context;
    private final StationLoop loop;
    private final History history;
    private final Duration healthy;
    private final Map<Long, Deferred<UpdateReport>> waiting = new HashMap<>();
    private Inventory inventory;
    private volatile long running;
    private boolean busy;
    /** Once what was there at the start is in order, others may begin. */
    private Promise<Void> tidied;
    private UpdateListener.Step step = UpdateListener.Step.STAGE;

    /** @param running the generation that was booted @param healthy a boot that lasts so long is a good one */
    Engine(EngineContext context, long running, Duration healthy) {
        this.context = context;
        this.running = running;
        this.healthy = healthy;
        loop = context.loop();
        history = context.history();
        inventory = new Inventory(context.modules(), List.of());
    }

    private interface Preparation {

        PreparedUpdate prepare(Now now) throws Exception;
    }

    @Override
    public Promise<UpdatePlan> plan(Change change) {
        return exclusive(() -> prepare("", now -> context.planner().prepare(change, now)).map(PreparedUpdate::plan));
    }

    @Override
    public Promise<UpdateReport> apply(Change change, UpdateOrder order) {
        return exclusive(
                () -> prepare(order.who(), now -> context.planner().prepare(change, now)).then(done -> run(done.getValue(), order)));
    }

    @Override
    public Promise<UpdateReport> rollBack(UpdateOrder order) {
        return exclusive(() -> prepare(order.who(), context.planner()::back).then(done -> run(done.getValue(), order)));
    }

    private <T> Promise<T> exclusive(Supplier<Promise<T>> work) {
        if (busy || history.last().filter(row -> row.report().outcome() == Outcome.RESTARTING).isPresent()) {
            return loop.failed(new UpdateRefusedException(RefusalReason.BUSY, "another update is under way"));
        }
        busy = true;
        return tidied.then(ready -> work.get()).then(done -> {
            busy = false;
            return done;
        }, failed -> busy = false);
    }

    /** Steps of its own updates. */
    void step(UpdateListener.Step now) {
        step = now;
    }

    /** A restart would spoil an exchange and its watch; what is only being prepared, or waits for a car, bears it. */
    Optional<String> objection() {
        return history.last().filter(row -> row.report().ended() == null && !BEARS_RESTART.contains(step))
                .map(row -> "update " + row.report().id() + " is being installed");
    }

    private Promise<PreparedUpdate> prepare(String who, Preparation preparation) {
        Seen stored = history.seen();
        Instant time = loop.now();
        long generation = running;
        return loop.offload(() -> preparation.prepare(new Now(generation, stored.and(context.generations().seen()), time, who)));
    }

    private Promise<UpdateReport> run(PreparedUpdate prepared, UpdateOrder order) throws UpdateRefusedException {
        UpdatePlan plan = prepared.plan();
        if (plan.restart() && !order.restartAllowed()) {
            throw new UpdateRefusedException(RefusalReason.RESTART_NEEDED, "the station would have to restart: " + plan.restartWhy());
        }
        return new UpdateRun(context, prepared, order.who()).run(prepared, order)
                .then(done -> ended(done.getValue(), prepared.target().number()));
    }

    private Promise<UpdateReport> ended(UpdateReport report, long target) {
        if (report.outcome() == Outcome.INSTALLED) {
            running = target;
            takeStock();
        }
        if (report.ended() != null) {
            Optional.ofNullable(waiting.remove(report.id())).ifPresent(deferred -> deferred.resolve(report));
        }
        return loop.resolved(report);
    }

    /** Ends what a restart or a power cut came into, and counts this boot as a good one once it has lasted. */
    void resume() {
        history.tamperedWith()
                .ifPresent(report -> LOG.error("the history of updates was changed by another hand at update {}", report.id()));
        takeStock();
        Optional<Row> open = history.last().filter(row -> row.report().ended() == null);
        busy = open.isPresent();
        Promise<Void> closed = loop.offload(() -> context.generations().state()).then(state -> open.isEmpty()
                ? loop.<Void>resolved(null)
                : new UpdateRun(context, open.get()).resume(running, state.getValue())
                        .then(done -> ended(done.getValue(), open.get().generation())).<Void>map(done -> null))
                .onFailure(failure -> LOG.error("an update could not be ended", failure));
        tidied = closed.then(done -> tidy(), failed -> tidy())
                .onFailure(failure -> LOG.warn("what no generation needs is not removed: {}", failure.getMessage()))
                .recover(failed -> null);
        if (open.isPresent()) {
            tidied.onResolve(() -> busy = false);
        }
        loop.after(healthy, () -> judge(state -> state.boots() > 0 ? state.healthy() : state));
        loop.every(LASTING, () -> judge(state -> state.unclean() > 0 || !state.proven() ? state.lasting() : state));
    }

    /** Of what is committed, while nothing is on trial. */
    private void judge(UnaryOperator<BootState> verdict) {
        loop.offload(() -> {
            // an update that begins just now writes too
            synchronized (context.generations()) {
                BootState state = context.generations().state();
                BootState next = state.trial() < 0 ? verdict.apply(state) : state;
                if (!next.equals(state)) {
                    context.generations().write(next);
                }
            }
            return null;
        }).onFailure(failure -> LOG.error("that this start was a good one cannot be stored", failure));
    }

    /** Removes what a power cut left of an update that was being staged. */
    private Promise<Void> tidy() {
        return loop.offload(() -> {
            synchronized (context.generations()) {
                context.generations().discard();
                context.generations().clean();
            }
            return null;
        });
    }

    /** Without what is secret. */
    Map<String, Map<String, String>> shown(Map<String, Map<String, String>> configurations) throws IOException {
        Descriptions descriptions = context.planner().descriptions(running);
        Map<String, Map<String, String>> shown = new TreeMap<>();
        configurations.forEach((pid, values) -> {
            Map<String, String> section = new TreeMap<>();
            values.forEach((key, value) -> section.put(key, descriptions.isSecret(pid, key) ? "********" : value));
            shown.put(pid, section);
        });
        return shown;
    }

    private void takeStock() {
        long number = running;
        loop.offload(() -> context.planner().generation(number)).onSuccess(now -> {
            inventory = new Inventory(context.modules(), now.bundles());
            context.variables().show(inventory);
        })
                .onFailure(failure -> LOG.error("generation {} cannot be read", number, failure));
    }

    @Override
    public Promise<UpdateReport> ended(long id) {
        Optional<Row> row = history.row(id);
        if (row.isEmpty()) {
            return loop.failed(new IllegalArgumentException("there was no update " + id));
        }
        return row.get().report().ended() != null
                ? loop.resolved(row.get().report())
                : waiting.computeIfAbsent(id, key -> loop.promises().deferred()).getPromise();
    }

    @Override
    public List<UpdateReport> history() {
        return history.reports();
    }

    @Override
    public List<ModuleInfo> modules() {
        return inventory.modules();
    }
}
