package io.busbar.block.security;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.security.SecurityEventNotificationRequest;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import io.busbar.store.api.StoredQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the CSMS of critical security events (A04): each until it is answered, in order, over lost links, power cuts and replacements of this block. They
 * are read from the security log from where the last read ended, so that none is lost in between. On the loop.
 */
final class EventNotices {

    private static final Logger LOG = LoggerFactory.getLogger(EventNotices.class);

    /** The appendix's list: all of its critical ones; and the station's own. */
    private static final Set<String> CRITICAL = Set.of("StoredDataDamaged", "DataOfAnotherStation", "FirmwareUpdated", "SettingSystemTime",
            "StartupOfTheDevice",
            "ResetOrReboot",
            "SecurityLogWasCleared", "MemoryExhaustion", "TamperDetectionActivated", "InvalidFirmwareSignature",
            "InvalidFirmwareSigningCertificate", "InvalidCsmsCertificate", "InvalidChargingStationCertificate",
            "DiscardedRenewedClientCertificate", "InvalidTLSVersion", "InvalidTLSCipherSuite", "MaintenanceLoginAccepted",
            "MaintenanceLoginFailed");
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(30);
    /** A CSMS in trouble rejects what it would accept later; one that goes on is not asked for ever. */
    private static final int MOST_REJECTIONS = 5;
    /** A station that is offline for years; the oldest go then. */
    private static final int MOST = 10_000;

    record Seen(long number) {}

    record Notice(Instant at, String type, String techInfo) {}

    private final StationLoop loop;
    private final Store store;
    private final Csms csms;
    private final SecurityEventLog record;
    private final StoredMap<Seen> seen;
    private final StoredQueue<Notice> queue;
    private boolean underWay;
    private int rejections;
    private boolean closed;

    EventNotices(StationLoop loop, Store store, StoreSpace space, Csms csms, SecurityEventLog record) {
        this.loop = loop;
        this.store = store;
        this.csms = csms;
        this.record = record;
        seen = space.map("seen", Seen.class);
        queue = space.queue("notices", Notice.class);
    }

    /** Takes what is new in the log, and sends what there is to send; called when either may have become possible. */
    void go() {
        take();
        send();
    }

    private void take() {
        long last = seen.get("last").map(Seen::number).orElse(-1L);
        Optional<SecurityEventLog.Entry> next = record.after(last);
        if (next.isEmpty()) {
            return;
        }
        Commit commit = store.begin();
        // that nothing can be stored is one of them
        commit.essential();
        int more = 0;
        while (next.isPresent()) {
            SecurityEventLog.Entry entry = next.get();
            if (CRITICAL.contains(entry.type())) {
                queue.append(commit, new Notice(entry.at(), entry.type(), entry.techInfo()));
                more++;
            }
            last = entry.number();
            next = record.after(last);
        }
        trim(commit, queue.size() + more - MOST);
        seen.put(commit, "last", new Seen(last));
        commit.submit();
    }

    private void trim(Commit commit, int tooMany) {
        Optional<StoredQueue.Entry<Notice>> oldest = queue.head();
        for (int i = 0; i < tooMany && oldest.isPresent(); i++) {
            queue.remove(commit, oldest.get().index());
            oldest = queue.after(oldest.get().index());
        }
        if (tooMany > 0) {
            LOG.error("{} security events are too old to be reported to the CSMS: more than {} newer ones wait", tooMany, MOST);
        }
    }

    private void send() {
        Optional<StoredQueue.Entry<Notice>> next = queue.head();
        if (underWay || closed || next.isEmpty()) {
            return;
        }
        underWay = true;
        Notice notice = next.get().value();
        csms.call(new SecurityEventNotificationRequest(notice.type(), notice.at(), notice.techInfo().isBlank() ? null : notice.techInfo()))
                .then(answered -> {
                    drop(next.get());
                    return null;
                }, failed -> failed(next.get(), failed.getFailure()));
    }

    private void drop(StoredQueue.Entry<Notice> entry) {
        rejections = 0;
        Commit commit = store.begin();
        queue.remove(commit, entry.index());
        commit.submit();
        underWay = false;
        send();
    }

    /** Nothing more is sent; what is not reported yet stays for the next. */
    void close() {
        closed = true;
    }

    private void failed(StoredQueue.Entry<Notice> notice, Throwable failure) {
        if (CallFailedException.awaitsLink(failure)) {
            // the next link, or the CSMS's acceptance, brings the next try
            underWay = false;
        } else if (noAnswer(failure) || CallFailedException.mayPass(failure) && ++rejections < MOST_REJECTIONS) {
            loop.after(BEFORE_NEXT_TRY, () -> {
                underWay = false;
                send();
            });
        } else {
            // the CSMS has seen it, and would say the same again
            LOG.warn("the CSMS does not accept the security event {} of {}: {}", notice.value().type(), notice.value().at(),
                    failure.getMessage());
            drop(notice);
        }
    }

    private static boolean noAnswer(Throwable failure) {
        return failure instanceof CallFailedException call
                && (call.reason() == CallFailedException.Cause.TIMEOUT || call.reason() == CallFailedException.Cause.BUSY);
    }
}
