package io.busbar.security.core;

import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.TrustUse;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.osgi.util.promise.Promise;

/** The root certificates. On the loop. */
final class RootStore implements TrustedRoots {

    /** @param issuerKey as {@link Certificates#text(PublicKey)} @param former the fall-back of the one that replaced it */
    record Row(TrustUse use, String certificate, String issuerKey, boolean former) {}

    record Root(String key, TrustUse use, X509Certificate certificate, PublicKey issuerKey, boolean former) {}

    private final StationLoop loop;
    private final StationClock clock;
    private final Store store;
    private final StoredMap<Row> rows;
    private final List<Root> roots = new ArrayList<>();
    private final int capacity;
    private final boolean additionalCheck;
    private final IntSupplier others;
    private final Consumer<TrustUse> changed;

    /** @param others certificates that are installed beside these @param changed runs when it is durable */
    RootStore(StationLoop loop, StationClock clock, Store store, StoreSpace space, Settings settings, IntSupplier others,
            Consumer<TrustUse> changed) {
        this.loop = loop;
        this.clock = clock;
        this.store = store;
        capacity = settings.capacity();
        additionalCheck = settings.additionalRootCheck();
        this.others = others;
        this.changed = changed;
        rows = space.vitalMap("roots", Row.class);
        rows.forEach((key, row) -> roots
                .add(new Root(key, row.use(), Certificates.certificate(row.certificate()), Certificates.key(row.issuerKey()),
                        row.former())));
    }

    int size() {
        return roots.size();
    }

    /** With those that are fall-backs. */
    List<Root> all() {
        return List.copyOf(roots);
    }

    /** Anchors for the station's own certificates: the fall-back counts as long as it is there. */
    List<X509Certificate> anchors(TrustUse use) {
        return roots.stream().filter(root -> root.use == use).map(Root::certificate).toList();
    }

    @Override
    public List<X509Certificate> of(TrustUse use) {
        return current(use).stream().map(Root::certificate).toList();
    }

    private List<Root> current(TrustUse use) {
        return roots.stream().filter(root -> root.use == use && !root.former).toList();
    }

    Optional<X509Certificate> former() {
        return roots.stream().filter(Root::former).map(Root::certificate).findFirst();
    }

    @Override
    public Promise<Void> install(TrustUse use, X509Certificate root) {
        if (current(use).stream().anyMatch(there -> there.certificate.equals(root))) {
            return loop.resolved(null);
        }
        try {
            return put(use, root, check(use, root));
        } catch (CredentialRefusedException e) {
            return loop.failed(e);
        }
    }

    /** @return the key that signed it */
    private PublicKey check(TrustUse use, X509Certificate root) throws CredentialRefusedException {
        if (root.getBasicConstraints() < 0) {
            throw new CredentialRefusedException("it is no certificate of an authority");
        }
        Certificates.checkStrength(root);
        // a station without a clock of its own is delivered with roots before it knows the time; they are checked again when they are used
        if (clock.trusted() && !Certificates.isValid(root, loop.now(), clock.otherTime())) {
            throw new CredentialRefusedException(
                    "it is valid from " + root.getNotBefore().toInstant() + " to " + root.getNotAfter().toInstant());
        }
        Optional<Root> issuer = roots.stream().filter(there -> there.use == use && Certificates.isIssuedBy(root, there.certificate))
                .findFirst();
        if (issuer.isEmpty() && !Certificates.isSelfSigned(root)) {
            throw new CredentialRefusedException("it is neither self-signed nor issued by one that is trusted already");
        }
        if (replaces(use) && current(use).stream().noneMatch(there -> Certificates.isIssuedBy(root, there.certificate))) {
            throw new CredentialRefusedException("it is not signed by the root that it is to replace");
        }
        if (roots.size() + others.getAsInt() - (replaces(use) ? superseded(root).size() : 0) >= capacity) {
            throw new CredentialRefusedException("the station holds " + capacity + " certificates at most");
        }
        return issuer.map(there -> there.certificate.getPublicKey()).orElse(root.getPublicKey());
    }

    /** M05.FR.10. */
    private boolean replaces(TrustUse use) {
        return additionalCheck && use == TrustUse.CSMS && !current(use).isEmpty();
    }

    /** What a new CSMS root replaces: all but the one that signed it. */
    private List<Root> superseded(X509Certificate fresh) {
        Root signer = signer(fresh);
        return roots.stream().filter(there -> there.use == TrustUse.CSMS && there != signer).toList();
    }

    private Root signer(X509Certificate fresh) {
        return current(TrustUse.CSMS).stream().filter(there -> Certificates.isIssuedBy(fresh, there.certificate)).findFirst().orElseThrow();
    }

    private Promise<Void> put(TrustUse use, X509Certificate certificate, PublicKey issuer) {
        Commit commit = store.begin();
        if (replaces(use)) {
            Root signer = signer(certificate);
            superseded(certificate).forEach(old -> remove(commit, old));
            roots.remove(signer);
            write(commit, new Root(signer.key, use, signer.certificate, signer.issuerKey, true));
        }
        long last = roots.stream().mapToLong(there -> Long.parseLong(there.key)).max().orElse(0);
        write(commit, new Root(String.format("%010d", last + 1), use, certificate, issuer, false));
        return commit.submit().onSuccess(durable -> changed.accept(use));
    }

    private void write(Commit commit, Root root) {
        roots.add(root);
        rows.put(commit, root.key, new Row(root.use, Certificates.text(root.certificate), Certificates.text(root.issuerKey), root.former));
    }

    private void remove(Commit commit, Root root) {
        roots.remove(root);
        rows.remove(commit, root.key);
    }

    @Override
    public Promise<Boolean> delete(TrustUse use, X509Certificate certificate) {
        return roots.stream().filter(root -> root.use == use && root.certificate.equals(certificate)).findFirst().map(this::delete)
                .orElseGet(() -> loop.resolved(false));
    }

    Promise<Boolean> delete(Root root) {
        Commit commit = store.begin();
        remove(commit, root);
        return commit.submit().map(durable -> true).onSuccess(durable -> changed.accept(root.use));
    }

    /** M05.FR.13: the new root has proved itself. */
    void connected(X509Certificate anchor) {
        if (current(TrustUse.CSMS).stream().anyMatch(root -> root.certificate.equals(anchor))) {
            roots.stream().filter(Root::former).toList().forEach(this::delete);
        }
    }
}
