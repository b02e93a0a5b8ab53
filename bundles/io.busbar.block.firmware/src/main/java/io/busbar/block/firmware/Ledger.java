package io.busbar.block.firmware;

import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest request, and what the CSMS is to be told of it: both become durable in one commit, before anything follows from them. Security events are
 * raised before; who has them in hand tells the CSMS. On the loop.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String NEWEST = "newest";

    /** @param type of the security event list */
    record Event(String type, String info) {}

    private final Store store;
    private final StoredMap<Job> jobs;
    private final Notices notices;
    private final SecurityEvents security;

    Ledger(Store store, StoreSpace space, Notices notices, SecurityEvents security) {
        this.store = store;
        this.notices = notices;
        this.security = security;
        jobs = space.map("jobs", Job.class);
    }

    /** Ongoing or ended; empty before the first. */
    Optional<Job> newest() {
        return jobs.get(NEWEST);
    }

    Optional<Job> ongoing() {
        return newest().filter(Job::ongoing);
    }

    /** Tells nothing. @return resolved when durable */
    Promise<Void> write(Job job) {
        Commit commit = store.begin();
        jobs.put(commit, NEWEST, job);
        return commit.submit();
    }

    /** Tells these, in this order, if they are news. @return resolved when durable */
    Promise<Void> tell(Job job, FirmwareStatus... statuses) {
        return tell(job, "", Optional.empty(), statuses);
    }

    /** @param why in words, for a failure */
    Promise<Void> tell(Job job, String why, Optional<Event> event, FirmwareStatus... statuses) {
        raise(event);
        Commit commit = store.begin();
        Job next = job;
        for (FirmwareStatus status : statuses) {
            if (!next.wasTold(status)) {
                LOG.info("firmware request {}: {}{}", job.requestId(), status, why.isEmpty() ? "" : ", " + why);
                notices.status(commit, job.requestId(), status, why);
                next = next.telling(status);
            }
        }
        jobs.put(commit, NEWEST, next);
        return submit(commit);
    }

    /** A security event that belongs to no request that was taken. @return resolved when durable */
    Promise<Void> tell(Event event) {
        raise(Optional.of(event));
        return submit(store.begin());
    }

    /** Before what follows from it: commits become durable in their order. */
    private void raise(Optional<Event> event) {
        event.ifPresent(e -> security.raise(e.type(), e.info()));
    }

    private Promise<Void> submit(Commit commit) {
        return commit.submit().onSuccess(done -> notices.send())
                .onFailure(failure -> LOG.error("the firmware update cannot go on: {}", failure.getMessage()));
    }
}
