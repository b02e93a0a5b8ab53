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

/** The newest request, and what the CSMS is to be told of it: both become durable in one commit, before anything follows from them. On the loop. */
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
        Commit commit = store.begin();
        event.ifPresent(e -> notices.securityEvent(commit, e.type(), e.info()));
        Job next = job;
        for (FirmwareStatus status : statuses) {
            if (!next.wasTold(status)) {
                LOG.info("firmware request {}: {}{}", job.requestId(), status, why.isEmpty() ? "" : ", " + why);
                notices.status(commit, job.requestId(), status, why);
                next = next.telling(status);
            }
        }
        jobs.put(commit, NEWEST, next);
        return submit(commit, event);
    }

    /** A security event that belongs to no request that was taken. */
    Promise<Void> tell(Event event) {
        Commit commit = store.begin();
        notices.securityEvent(commit, event.type(), event.info());
        return submit(commit, Optional.of(event));
    }

    private Promise<Void> submit(Commit commit, Optional<Event> event) {
        Promise<Void> durable = commit.submit();
        event.ifPresent(e -> security.raise(e.type(), e.info()));
        return durable.onSuccess(done -> notices.send())
                .onFailure(failure -> LOG.error("the firmware update cannot go on: {}", failure.getMessage()));
    }
}
