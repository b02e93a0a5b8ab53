package io.busbar.station.core.control;

import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marks of jobs that are worked on. */
public final class JobMarks implements DurableJobs, StationEventListener {

    /** A process that lived for so long was not ended by what was begun then. */
    private static final Duration PROVEN = Duration.ofMinutes(1);
    /** For what the CSMS says right after it has accepted the station. */
    private static final Duration CSMS_FIRST = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(JobMarks.class);

    /** @param ends of the process in a row before this */
    record Mark(int ends) {}

    private final LoopFacade tasks;
    private final Store store;
    /** Begun since this start of the station. */
    private final Set<String> begun = new HashSet<>();
    private final StoredMap<Mark> marks;
    private final Map<String, StationLoop.Timer> proofs = new HashMap<>();
    private final Deferred<Void> resuming;
    private boolean accepted;

    public JobMarks(LoopFacade tasks, Store store, StoreSpace space) {
        this.tasks = tasks;
        this.store = store;
        marks = space.map("jobs", Mark.class);
        resuming = tasks.promises().deferred();
    }

    @Override
    public void on(StationEvent event) {
        if (event instanceof StationEvent.RegistrationChanged changed && changed.status() == RegistrationStatus.Accepted) {
            accepted(CSMS_FIRST);
        }
    }

    /** The CSMS has accepted the station: jobs go on after that time. */
    public void accepted(Duration wait) {
        if (!accepted) {
            accepted = true;
            tasks.after(wait, () -> resuming.resolve(null));
        }
    }

    @Override
    public Promise<Void> mayResume() {
        return resuming.getPromise();
    }

    @Override
    public Promise<Begin> begin(String job, int forgiven) {
        Optional<Mark> before = marks.get(job);
        int ends = before.map(mark -> begun.contains(job) ? mark.ends() : mark.ends() + 1).orElse(0);
        Commit commit = store.begin();
        if (ends > forgiven) {
            LOG.warn("the station's process ended while {} was under way; it counts as a failed try", job);
            marks.remove(commit, job);
            return commit.submit().map(durable -> Begin.PROCESS_ENDED);
        }
        marks.put(commit, job, new Mark(ends));
        begun.add(job);
        stopProof(job);
        proofs.put(job, tasks.after(PROVEN, () -> end(job)));
        return commit.submit().map(durable -> Begin.BEGUN);
    }

    private void stopProof(String job) {
        Optional.ofNullable(proofs.remove(job)).ifPresent(StationLoop.Timer::cancel);
    }

    @Override
    public void end(String job) {
        stopProof(job);
        if (marks.get(job).isPresent()) {
            Commit commit = store.begin();
            marks.remove(commit, job);
            commit.submit();
        }
    }

    /** The process is about to end in order. */
    public void stop() {
        List.copyOf(proofs.keySet()).forEach(this::end);
    }
}
