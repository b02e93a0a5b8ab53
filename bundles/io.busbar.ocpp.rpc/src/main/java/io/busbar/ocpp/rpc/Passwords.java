package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which password the next attempt shows: the one that the CSMS set (A01.FR.12), and the last one that worked in turn with it while the CSMS refuses
 * the new one: it may have set it and not kept it. For network profiles without a password of their own. On the loop.
 */
final class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final String ONLY = "only";

    /**
     * @param password with which a CSMS answered
     * @param preferred whether the newest one was refused since, so that this one is tried first
     */
    record Good(String password, boolean preferred) {

        /** Without the password. */
        @Override
        public String toString() {
            return preferred ? "the former password" : "the newest password";
        }
    }

    private final Store store;
    private final StoredMap<Good> stored;
    private final Supplier<String> newest;
    private boolean former;

    Passwords(Store store, StoreSpace space, Supplier<String> newest) {
        this.store = store;
        this.newest = newest;
        stored = space.vitalMap("password", Good.class);
        former = good().filter(Good::preferred).isPresent();
    }

    private Optional<Good> good() {
        return stored.get(ONLY).filter(kept -> !kept.password().equals(newest.get()));
    }

    String next() {
        return former ? good().map(Good::password).orElseGet(newest) : newest.get();
    }

    /** The CSMS has set another one: that is tried first. */
    void changed() {
        former = false;
        stored.get(ONLY).filter(Good::preferred).ifPresent(kept -> keep(new Good(kept.password(), false)));
    }

    void failed(LinkAttempt attempt, Throwable failure) {
        boolean refused = failure instanceof ConnectFailedException known && (known.reason() == ConnectFailedException.Cause.UNAUTHORIZED
                || known.reason() == ConnectFailedException.Cause.HANDSHAKE);
        if (refused && shown(attempt).isPresent()) {
            former = !former && good().isPresent();
        }
    }

    /** The CSMS answered a call. */
    void proved(LinkAttempt attempt) {
        shown(attempt).ifPresent(password -> {
            // a link that began before the change says nothing of the new password
            former = former && !password.equals(newest.get());
            Good now = new Good(password, former);
            if (former) {
                LOG.warn("the CSMS refuses the BasicAuthPassword that was set last, and accepts the former one; set it again");
            }
            if (stored.get(ONLY).filter(now::equals).isEmpty()) {
                keep(now);
            }
        });
    }

    private static Optional<String> shown(LinkAttempt attempt) {
        return attempt.content().password().isPresent() ? Optional.empty() : attempt.endpoint().flatMap(Endpoint::password);
    }

    private void keep(Good good) {
        Commit commit = store.begin();
        stored.put(commit, ONLY, good);
        commit.submit();
    }
}
