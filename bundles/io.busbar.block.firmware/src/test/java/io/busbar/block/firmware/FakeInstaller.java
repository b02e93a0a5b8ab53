package io.busbar.block.firmware;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Change;
import io.busbar.update.api.ModuleInfo;
import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateOrder;
import io.busbar.update.api.UpdatePlan;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.api.UpdateReport;
import io.busbar.update.api.UpdateReport.Outcome;
import io.busbar.update.api.Updates;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Who installs, in the test's hand. Its history outlives a power cut, see {@link #next}. */
final class FakeInstaller implements Updates {

    record Applied(Change change, UpdateOrder order, boolean fileWasThere) {}

    final List<Applied> applied = new ArrayList<>();
    int planned;
    boolean restart;
    boolean idle;
    Optional<RefusalReason> refusesPlan = Optional.empty();
    Optional<RefusalReason> refusesUpdate = Optional.empty();
    /** A plan that takes its time. */
    Optional<Deferred<UpdatePlan>> slowPlan = Optional.empty();
    /** The process ends before the history knows of an update. */
    boolean unnoticed;
    /** Nor comes the end of a plan. */
    boolean neverPlans;
    /** What comes of the next update by itself; empty to leave it open. */
    Optional<Outcome> outcome = Optional.of(Outcome.INSTALLED);
    private final StationLoop loop;
    private final List<UpdateReport> history;
    private final Map<Long, Deferred<UpdateReport>> open = new HashMap<>();
    private final Map<Long, Deferred<UpdateReport>> waiting = new HashMap<>();

    FakeInstaller(StationLoop loop) {
        this(loop, new ArrayList<>());
    }

    private FakeInstaller(StationLoop loop, List<UpdateReport> history) {
        this.loop = loop;
        this.history = history;
    }

    /** After a power cut, or another version of it. */
    FakeInstaller next(StationLoop nextLoop) {
        FakeInstaller next = new FakeInstaller(nextLoop, history);
        next.restart = restart;
        next.idle = idle;
        next.outcome = outcome;
        next.unnoticed = unnoticed;
        next.neverPlans = neverPlans;
        return next;
    }

    /** An update by somebody else. */
    void other() {
        history.add(new UpdateReport(history.size() + 1, "other", "1", "console", Outcome.INSTALLED, "", 0, loop.now(), loop.now()));
    }

    /** How the update that is under way ends. */
    void end(Outcome how, String reason) {
        UpdateReport last = history.get(history.size() - 1);
        UpdateReport report = new UpdateReport(last.id(), last.feature(), last.version(), last.who(), how, reason, 5, last.began(),
                how == Outcome.RESTARTING ? null : loop.now());
        history.set(history.size() - 1, report);
        Optional.ofNullable(open.remove(last.id())).ifPresent(deferred -> deferred.resolve(report));
        if (how != Outcome.RESTARTING) {
            Optional.ofNullable(waiting.remove(last.id())).ifPresent(deferred -> deferred.resolve(report));
        }
    }

    @Override
    public Promise<UpdatePlan> plan(Change change) {
        planned++;
        if (neverPlans) {
            return loop.promises().<UpdatePlan>deferred().getPromise();
        }
        return slowPlan.isPresent()
                ? slowPlan.get().getPromise()
                : refusesPlan.isPresent()
                        ? loop.failed(new UpdateRefusedException(refusesPlan.get(), "the plan says " + refusesPlan.get()))
                        : loop.resolved(plan());
    }

    UpdatePlan plan() {
        return new UpdatePlan("metering", "2.0.0", List.of(), restart, restart ? "the store" : "", idle);
    }

    @Override
    public Promise<UpdateReport> apply(Change change, UpdateOrder order) {
        applied.add(new Applied(change, order, Files.exists(((Change.Archive) change).file())));
        if (refusesUpdate.isPresent()) {
            return loop.failed(new UpdateRefusedException(refusesUpdate.get(), "it says " + refusesUpdate.get()));
        }
        if (unnoticed) {
            return loop.promises().<UpdateReport>deferred().getPromise();
        }
        long id = history.size() + 1;
        history.add(new UpdateReport(id, "metering", "2.0.0", order.who(), Outcome.RUNNING, "", 0, loop.now(), null));
        Deferred<UpdateReport> result = loop.promises().deferred();
        open.put(id, result);
        outcome.ifPresent(how -> loop.execute(() -> end(how, "")));
        return result.getPromise();
    }

    @Override
    public Promise<UpdateReport> ended(long id) {
        if (id < 1 || id > history.size()) {
            return loop.failed(new IllegalArgumentException("there was no update " + id));
        }
        UpdateReport report = history.get((int) id - 1);
        return report.ended() != null
                ? loop.resolved(report)
                : waiting.computeIfAbsent(id, key -> loop.promises().deferred()).getPromise();
    }

    @Override
    public List<UpdateReport> history() {
        return List.copyOf(history);
    }

    @Override
    public Promise<UpdateReport> rollBack(UpdateOrder order) {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public List<ModuleInfo> modules() {
        return List.of();
    }
}
