package io.busbar.block.security;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.messages.common.GenericStatus;
import io.busbar.ocpp.messages.security.CertificateSigningUse;
import io.busbar.ocpp.messages.security.SignCertificateRequest;
import io.busbar.ocpp.messages.security.SignCertificateResponse;
import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The renewal of one of the station's certificates (A02, A03), from wherever it was when the station or this block last stopped. On the loop. */
final class Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    /** A03.FR.02: a month. */
    private static final Duration AHEAD = Duration.ofDays(30);
    /** Once the doubled waits are over. */
    private static final Duration AFTER_REJECTIONS = Duration.ofDays(1);
    /** Between two renewals that only one of the station's clocks finds due. */
    private static final Duration WHERE_CLOCKS_DIFFER = Duration.ofDays(1);

    /**
     * @param csr empty when nothing is under way
     * @param accepted how often the CSMS accepted the request
     * @param rejected how often it rejected it, where the station asks by itself: that is not its last word
     * @param byItself whether the station asks without an order of the CSMS
     * @param givenUpFor serial number of the certificate whose renewal the station does not begin again by itself (A02.FR.19, FR.20)
     */
    record Row(String csr, int accepted, String givenUpFor, int rejected, boolean byItself) {

        static final Row NONE = new Row("", 0, "", 0, false);

        boolean underWay() {
            return !csr.isEmpty();
        }
    }

    private final StationLoop loop;
    private final StationClock clock;
    private final Store store;
    private final Csms csms;
    private final StoredMap<Row> rows;
    private final SigningSettings settings;
    private final Supplier<Optional<Identities>> identities;
    private final IdentityUse use;
    private final CertificateSigningUse wire;
    /** When the station last began a renewal by itself, as uptime. */
    private Optional<Duration> begun = Optional.empty();
    private Optional<StationLoop.Timer> again = Optional.empty();
    /** What waits for a link; a request that the CSMS has asked for may go before it accepts the station. */
    private boolean unsent;
    private boolean asked;
    private boolean making;
    private boolean sending;
    private boolean ordered;

    Renewal(StationLoop loop, StationClock clock, Store store, Csms csms, StoredMap<Row> rows, SigningSettings settings,
            Supplier<Optional<Identities>> identities, IdentityUse use) {
        this.loop = loop;
        this.clock = clock;
        this.store = store;
        this.csms = csms;
        this.rows = rows;
        this.settings = settings;
        this.identities = identities;
        this.use = use;
        wire = use == IdentityUse.V2G ? CertificateSigningUse.V2GCertificate : CertificateSigningUse.ChargingStationCertificate;
        if (row().underWay()) {
            // accepted already: the wait begins anew; not yet: when there is a link
            if (row().accepted() > 0 || row().rejected() > 0) {
                await();
            } else {
                unsent = true;
            }
        }
    }

    private Row row() {
        return rows.get(use.name()).orElse(Row.NONE);
    }

    private Promise<Void> write(Row row) {
        Commit commit = store.begin();
        rows.put(commit, use.name(), row);
        return commit.submit();
    }

    /** Whether a request is being made, or was sent and not answered: another one would make another key. */
    boolean isBusy() {
        return making || sending || ordered;
    }

    /** The CSMS gets Accepted; {@link #trigger} follows. */
    void order() {
        ordered = true;
    }

    /** The CSMS asked for it. */
    void trigger() {
        ordered = false;
        begin(true);
    }

    private void begin(boolean byCsms) {
        if (making || identities.get().isEmpty()) {
            return;
        }
        making = true;
        stopWaiting();
        identities.get().get().request(use).flatMap(csr -> write(new Row(csr, 0, "", 0, !byCsms)).map(durable -> csr)).then(csr -> {
            making = false;
            asked = byCsms;
            send();
            return null;
        }, failed -> {
            making = false;
            LOG.error("no signing request for {}: {}", wire, failed.getFailure().getMessage());
        });
    }

    private void send() {
        unsent = false;
        sending = true;
        Row now = row();
        SignCertificateRequest request = SignCertificateRequest.builder().csr(now.csr()).certificateType(wire).build();
        (asked ? csms.callAsAsked(request) : csms.call(request)).onResolve(() -> sending = false).then(answer -> {
            answered(now, answer.getValue());
            return null;
        }, failed -> {
            LOG.info("the signing request for {} is not delivered: {}", wire, failed.getFailure().getMessage());
            if (row().equals(now)) {
                notDelivered(failed.getFailure());
            }
        });
    }

    private void notDelivered(Throwable failure) {
        CallFailedException.Cause cause = failure instanceof CallFailedException call ? call.reason() : CallFailedException.Cause.ERROR;
        switch (cause) {
            // the next link, or the CSMS's acceptance, brings the next try
            case OFFLINE, NOT_ACCEPTED -> unsent = true;
            case TIMEOUT, BUSY -> await();
            case ERROR, INVALID_ANSWER, INVALID_REQUEST -> rejected();
        }
    }

    private void answered(Row sent, SignCertificateResponse answer) {
        if (!row().equals(sent)) {
            // the certificate, or another trigger, came first
            return;
        }
        if (answer.status() == GenericStatus.Accepted) {
            write(new Row(sent.csr(), sent.accepted() + 1, "", 0, sent.byItself()));
            await();
        } else {
            LOG.warn("the CSMS rejects the signing request for {}{}", wire,
                    answer.statusInfo() == null ? "" : ": " + answer.statusInfo().reasonCode());
            rejected();
        }
    }

    /** A request that the CSMS ordered ends with its word; a certificate that ends is asked for until a new one comes. */
    private void rejected() {
        Row now = row();
        if (now.byItself()) {
            write(new Row(now.csr(), 0, "", now.rejected() + 1, true));
            await();
        } else {
            giveUp();
        }
    }

    /** A02.FR.17, FR.18: the waits are doubled. */
    private void await() {
        stopWaiting();
        int doublings = Math.max(0, row().accepted() + row().rejected() - 1);
        if (doublings > settings.repeatTimes() && row().rejected() > 0) {
            again = Optional.of(loop.after(AFTER_REJECTIONS, this::send));
            return;
        }
        if (doublings > settings.repeatTimes()) {
            LOG.warn("no certificate for {} came; no further request by the station itself", wire);
            giveUp();
            return;
        }
        again = Optional.of(loop.after(settings.waitMinimum().multipliedBy(1L << Math.min(doublings, 20)), this::send));
    }

    /** Until the CSMS asks again; a certificate that comes late is still taken. */
    private void giveUp() {
        stopWaiting();
        unsent = false;
        write(new Row("", 0, current().filter(this::endsSoon).map(Renewal::serial).orElse(""), 0, false));
    }

    private void stopWaiting() {
        again.ifPresent(StationLoop.Timer::cancel);
        again = Optional.empty();
    }

    /** The certificate came and was taken. */
    void done() {
        stopWaiting();
        unsent = false;
        write(Row.NONE);
    }

    /** The certificate came and was bad: no repetition (A02.FR.20). */
    void refused() {
        giveUp();
    }

    /** A link came up or the CSMS accepted the station; time passed or was set; certificates were added or removed. */
    void changed() {
        if (unsent) {
            send();
        } else if (!row().underWay() && !making && expiresSoon() && mayBegin()) {
            begun = Optional.of(loop.uptime());
            LOG.info("the certificate for {} ends at {}: a new one is asked for", wire,
                    current().get().certificate().getNotAfter().toInstant());
            begin(false);
        }
    }

    private boolean expiresSoon() {
        return clock.trusted() && current().filter(own -> !row().givenUpFor().equals(serial(own)))
                .filter(this::endsSoon).isPresent();
    }

    /** A wrong time of the CSMS makes every certificate end soon, and a new one would be asked for without end. */
    private boolean mayBegin() {
        Optional<Instant> other = clock.otherTime();
        boolean doubtful = other.isPresent() && current().filter(own -> endsSoon(own, other.get())).isEmpty();
        return !doubtful || begun.filter(last -> loop.uptime().minus(last).compareTo(WHERE_CLOCKS_DIFFER) < 0).isEmpty();
    }

    private boolean endsSoon(ClientIdentity own) {
        return endsSoon(own, loop.now());
    }

    /** Within a month; of short lives the second half. */
    private static boolean endsSoon(ClientIdentity own, Instant now) {
        Instant ends = own.certificate().getNotAfter().toInstant();
        Duration half = Duration.between(own.certificate().getNotBefore().toInstant(), ends).dividedBy(2);
        return now.isAfter(ends.minus(half.compareTo(AHEAD) < 0 ? half : AHEAD));
    }

    private Optional<ClientIdentity> current() {
        return identities.get().flatMap(kept -> kept.of(use));
    }

    private static String serial(ClientIdentity own) {
        return own.certificate().getSerialNumber().toString(16);
    }

    /** Timers end; the row stays for the next. */
    void close() {
        stopWaiting();
    }
}
