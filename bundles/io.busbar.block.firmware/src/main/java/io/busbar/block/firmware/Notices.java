package io.busbar.block.firmware;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.firmware.FirmwareStatus;
import io.busbar.ocpp.messages.firmware.FirmwareStatusNotificationRequest;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the CSMS is to be told: durable, in order, each until it is answered, over lost links and restarts. On the loop. */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MOST = 100;
    private static final int MOST_TRIES = 5;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);

    /** @param event a security event of an earlier version, which told those itself; empty for a status of the update */
    record Notice(Instant at, Optional<String> event, Optional<FirmwareStatus> status, int requestId, String info) {}

    private final StationLoop loop;
    private final Store store;
    private final Csms csms;
    private final StoredQueue<Notice> queue;
    private final List<Deferred<Void>> waiting = new ArrayList<>();
    private boolean underWay;
    private int tries;

    Notices(StationLoop loop, Store store, StoreSpace space, Csms csms) {
        this.loop = loop;
        this.store = store;
        this.csms = csms;
        queue = space.queue("notices", Notice.class);
    }

    /** @param why in words, for failures; may be empty */
    void status(Commit commit, int requestId, FirmwareStatus status, String why) {
        add(commit, new Notice(loop.now(), Optional.empty(), Optional.of(status), requestId, why));
    }

    private void add(Commit commit, Notice notice) {
        if (queue.size() >= MOST) {
            queue.head().ifPresent(oldest -> queue.remove(commit, oldest.index()));
        }
        queue.append(commit, notice);
    }

    /** Resolved when all are answered, or after that time. */
    Promise<Void> delivered(Duration atMost) {
        if (queue.size() == 0) {
            return loop.resolved(null);
        }
        Deferred<Void> done = loop.promises().deferred();
        waiting.add(done);
        loop.after(atMost, () -> {
            if (waiting.remove(done)) {
                done.resolve(null);
            }
        });
        return done.getPromise();
    }

    /** Sends what there is; called when something was added, the link came up, or the station was accepted. */
    void send() {
        Optional<StoredQueue.Entry<Notice>> next = queue.head();
        if (next.isEmpty()) {
            waiting.forEach(done -> done.resolve(null));
            waiting.clear();
        } else if (!underWay) {
            underWay = true;
            csms.call(message(next.get().value())).then(answered -> {
                drop(next.get());
                return null;
            }, failed -> failed(next.get(), failed.getFailure()));
        }
    }

    private static Request<?> message(Notice notice) {
        if (notice.event().isPresent()) {
            return new SecurityEventNotificationRequest(notice.event().get(), notice.at(), Job.given(notice.info()).orElse(null));
        }
        StatusInfo info = notice.info().isBlank() ? null : new StatusInfo("Unspecified", notice.info());
        return new FirmwareStatusNotificationRequest(notice.status().orElseThrow(), notice.requestId(), info);
    }

    private void drop(StoredQueue.Entry<Notice> sent) {
        tries = 0;
        Commit commit = store.begin();
        queue.remove(commit, sent.index());
        commit.submit();
        underWay = false;
        send();
    }

    private void failed(StoredQueue.Entry<Notice> notice, Throwable failure) {
        if (CallFailedException.awaitsLink(failure)) {
            // the next link, or the CSMS's acceptance, brings the next try
            underWay = false;
        } else if (CallFailedException.mayPass(failure) && ++tries < MOST_TRIES) {
            loop.after(BEFORE_NEXT_TRY, () -> {
                underWay = false;
                send();
            });
        } else {
            giveUp(notice, failure);
        }
    }

    private void giveUp(StoredQueue.Entry<Notice> notice, Throwable failure) {
        LOG.warn("{} is not told to the CSMS: {}",
                notice.value().event().orElseGet(() -> "firmware status " + notice.value().status().map(Enum::name).orElse("")),
                failure.getMessage());
        drop(notice);
    }
}
