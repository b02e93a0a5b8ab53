package io.busbar.block.diagnostics;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.diagnostics.LogStatusNotificationRequest;
import io.busbar.ocpp.messages.diagnostics.UploadLogStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredQueue;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statuses of log uploads on their way to the CSMS: durable, in order, over lost links and restarts. On the loop. */
final class LogNotices {

    private static final Logger LOG = LoggerFactory.getLogger(LogNotices.class);
    private static final int MOST = 100;
    private static final int MOST_TRIES = 5;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);

    record Notice(int requestId, UploadLogStatus status) {}

    private final StationLoop loop;
    private final Store store;
    private final Csms csms;
    private final StoredQueue<Notice> queue;
    private boolean underWay;
    private int tries;

    LogNotices(StationLoop loop, Store store, StoreSpace space, Csms csms) {
        this.loop = loop;
        this.store = store;
        this.csms = csms;
        queue = space.queue("notices", Notice.class);
    }

    void add(Commit commit, int requestId, UploadLogStatus status) {
        if (queue.size() >= MOST) {
            queue.head().ifPresent(oldest -> queue.remove(commit, oldest.index()));
        }
        queue.append(commit, new Notice(requestId, status));
    }

    /** Sends what there is; called when something was added, the link came up, or the station was accepted. */
    void send() {
        Optional<StoredQueue.Entry<Notice>> next = queue.head();
        if (underWay || next.isEmpty()) {
            return;
        }
        underWay = true;
        Notice notice = next.get().value();
        csms.call(new LogStatusNotificationRequest(notice.status(), notice.requestId())).then(answered -> {
            drop(next.get());
            return null;
        }, failed -> failed(next.get(), failed.getFailure()));
    }

    private void drop(StoredQueue.Entry<Notice> told) {
        tries = 0;
        Commit commit = store.begin();
        queue.remove(commit, told.index());
        commit.submit();
        underWay = false;
        send();
    }

    private void failed(StoredQueue.Entry<Notice> notice, Throwable failure) {
        if (CallFailedException.awaitsLink(failure)) {
            underWay = false;
        } else if (CallFailedException.mayPass(failure) && ++tries < MOST_TRIES) {
            loop.after(BEFORE_NEXT_TRY, () -> {
                underWay = false;
                send();
            });
        } else {
            LOG.warn("the status {} of log request {} is not told to the CSMS: {}", notice.value().status(), notice.value().requestId(),
                    failure.getMessage());
            drop(notice);
        }
    }
}
