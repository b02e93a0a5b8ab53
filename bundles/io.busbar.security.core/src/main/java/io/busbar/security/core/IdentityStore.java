package io.busbar.security.core;

import io.busbar.security.api.ClientIdentity;
import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.TrustUse;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The station's own certificates. Keys are in the vaults; what is stored here is their names. On the loop. */
final class IdentityStore implements Identities {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityStore.class);
    private static final int MOST_V2G = 4;

    /** @param chain as {@link Certificates#text(X509Certificate)} @param issuerKey of the last one's issuer */
    record Row(IdentityUse use, String keyName, List<String> chain, String issuerKey) {}

    /** @param publicKey empty while the key is being made */
    record Pending(String keyName, String publicKey, String organization, String commonName) {}

    record Counter(long last) {}

    private record Checked(StationChain chain, PrivateKey key) {}

    record Identity(long number, IdentityUse use, String keyName, List<X509Certificate> chain, PublicKey issuerKey) {

        X509Certificate certificate() {
            return chain.get(0);
        }
    }

    private final StationLoop loop;
    private final StationClock clock;
    private final Store store;
    private final Vaults vaults;
    private final RootStore roots;
    private final Subject subject;
    private final Settings settings;
    private final Consumer<IdentityUse> installed;
    private final Consumer<IdentityUse> changed;
    private final StoredMap<Row> rows;
    private final StoredMap<Pending> pending;
    private final StoredMap<Counter> counters;
    private final List<Identity> identities = new ArrayList<>();
    private final Map<String, PrivateKey> keys = new HashMap<>();
    /** One order after the other. */
    private Promise<?> before;

    IdentityStore(StationLoop loop, StationClock clock, Store store, StoreSpace space, Vaults vaults, RootStore roots, Subject subject,
            Settings settings, Consumer<IdentityUse> installed, Consumer<IdentityUse> changed) {
        this.loop = loop;
        this.clock = clock;
        this.store = store;
        this.vaults = vaults;
        this.roots = roots;
        this.subject = subject;
        this.settings = settings;
        this.installed = installed;
        this.changed = changed;
        rows = space.vitalMap("identities", Row.class);
        pending = space.vitalMap("pending", Pending.class);
        counters = space.vitalMap("counters", Counter.class);
        before = loop.resolved(null);
        rows.forEach((key, row) -> identities.add(new Identity(Long.parseLong(key), row.use(), row.keyName(),
                row.chain().stream().map(Certificates::certificate).toList(), Certificates.key(row.issuerKey()))));
    }

    /** Searches the vaults for the keys that are not there yet. @return resolved with whether all are there */
    Promise<Boolean> loadKeys() {
        List<Identity> missing = identities.stream().filter(identity -> !keys.containsKey(identity.keyName)).toList();
        if (missing.isEmpty()) {
            return loop.resolved(true);
        }
        return inTurn(() -> {
            Map<String, PrivateKey> found = new HashMap<>();
            for (Identity identity : missing) {
                find(identity).ifPresent(key -> found.put(identity.keyName, key));
            }
            return found;
        }).map(found -> {
            keys.putAll(found);
            missing.stream().filter(identity -> found.containsKey(identity.keyName)).map(Identity::use).distinct().forEach(changed);
            return identities.stream().allMatch(identity -> keys.containsKey(identity.keyName));
        });
    }

    private Optional<PrivateKey> find(Identity identity) throws IOException {
        if (identity.keyName.equals(FirstCredentials.DELIVERED)) {
            return settings.identity().isPresent()
                    ? Optional.of(PemKey.read(settings.identity().get().key(), identity.certificate().getPublicKey()))
                    : Optional.empty();
        }
        return vaults.find(identity.keyName);
    }

    private <T> Promise<T> inTurn(Callable<T> work) {
        Promise<T> mine = before.map(done -> (Void) null).fallbackTo(loop.resolved(null)).flatMap(free -> loop.offload(work));
        before = mine;
        return mine;
    }

    int size() {
        return identities.stream().mapToInt(identity -> identity.chain.size()).sum();
    }

    /** Newest first. */
    List<Identity> all(IdentityUse use) {
        return identities.stream().filter(identity -> identity.use == use).sorted(Comparator.comparingLong(Identity::number).reversed())
                .toList();
    }

    @Override
    public Optional<ClientIdentity> of(IdentityUse use) {
        return chosen(use).map(this::client);
    }

    private ClientIdentity client(Identity identity) {
        return new ClientIdentity(keys.get(identity.keyName), identity.chain);
    }

    private Stream<Identity> usable(IdentityUse use) {
        return all(use).stream().filter(identity -> keys.containsKey(identity.keyName));
    }

    private Optional<Identity> chosen(IdentityUse use) {
        Optional<Instant> other = clock.otherTime();
        Stream<Identity> valid = usable(use).filter(identity -> Certificates.isValid(identity.certificate(), loop.now(), other));
        // towards the CSMS the one that it had installed last; max and min keep the first of equals
        Optional<Identity> best = use == IdentityUse.CHARGING_STATION
                ? valid.findFirst()
                : valid.min(Comparator.comparing((Identity identity) -> identity.certificate().getNotBefore()).reversed());
        return best.or(() -> usable(use).min(Comparator.comparing((Identity identity) -> identity.certificate().getNotAfter()).reversed()));
    }

    Optional<ClientIdentity> former() {
        Optional<Identity> now = chosen(IdentityUse.CHARGING_STATION);
        return usable(IdentityUse.CHARGING_STATION).filter(identity -> now.isPresent() && identity != now.get()).findFirst()
                .map(this::client);
    }

    @Override
    public List<List<X509Certificate>> chains(IdentityUse use) {
        return all(use).stream().map(Identity::chain).toList();
    }

    @Override
    public Optional<String> obstacle(IdentityUse use) {
        return subject.obstacle(use);
    }

    // ---- a new one

    @Override
    public Promise<String> request(IdentityUse use) {
        Optional<String> obstacle = obstacle(use);
        if (obstacle.isPresent()) {
            return loop.failed(new CredentialRefusedException(obstacle.get()));
        }
        String organization = subject.organization();
        String commonName = subject.commonName(use).orElseThrow();
        Optional<Pending> forgotten = pending.get(use.name());
        long number = next();
        String name = (use == IdentityUse.V2G ? "v2g-" : "station-") + number;
        Commit commit = store.begin();
        counters.put(commit, "keys", new Counter(number));
        pending.put(commit, use.name(), new Pending(name, "", organization, commonName));
        return commit.submit().flatMap(durable -> inTurn(() -> {
            if (forgotten.isPresent()) {
                vaults.delete(forgotten.get().keyName());
            }
            return vaults.first().create(name, settings.keyKind());
        })).flatMap(made -> await(use, name, made, organization, commonName));
    }

    private Promise<String> await(IdentityUse use, String name, KeyPair made, String organization, String commonName) {
        Commit commit = store.begin();
        pending.put(commit, use.name(), new Pending(name, Certificates.text(made.getPublic()), organization, commonName));
        return commit.submit().flatMap(durable -> inTurn(() -> SigningRequest.of(made, organization, commonName)));
    }

    private long next() {
        return counters.get("keys").map(Counter::last).orElse(0L) + 1;
    }

    @Override
    public Promise<ClientIdentity> install(IdentityUse use, String pemChain) {
        Optional<Pending> waiting = pending.get(use.name()).filter(row -> !row.publicKey().isEmpty());
        if (waiting.isEmpty()) {
            return loop.failed(new CredentialRefusedException("no signing request waits for it"));
        }
        Pending row = waiting.get();
        List<X509Certificate> anchors = roots.anchors(use == IdentityUse.V2G ? TrustUse.V2G : TrustUse.CSMS);
        Instant now = loop.now();
        Optional<Instant> other = clock.otherTime();
        return inTurn(() -> {
            StationChain chain = StationChain.check(pemChain,
                    new StationChain.Expected(Certificates.key(row.publicKey()), row.organization(), row.commonName()), anchors, now,
                    other);
            PrivateKey key = vaults.find(row.keyName())
                    .orElseThrow(() -> new CredentialRefusedException("the key of the signing request is not there"));
            return new Checked(chain, key);
        }).flatMap(checked -> {
            if (!pending.get(use.name()).equals(waiting)) {
                throw new CredentialRefusedException("another signing request was made meanwhile");
            }
            Commit commit = store.begin();
            pending.remove(commit, use.name());
            keys.put(row.keyName(), checked.key);
            return put(commit, use, row.keyName(), checked.chain);
        });
    }

    /** Adds one whose key is known, and removes those that are not needed beside it. */
    Promise<ClientIdentity> put(Commit commit, IdentityUse use, String keyName, StationChain chain) {
        Optional<Identity> inUse = chosen(use);
        long number = next();
        counters.put(commit, "keys", new Counter(number));
        Identity fresh = new Identity(number, use, keyName, chain.certificates(), chain.anchor().getPublicKey());
        List<Identity> unused = use == IdentityUse.CHARGING_STATION
                ? all(use).stream().filter(identity -> inUse.isEmpty() || identity != inUse.get()).toList()
                : all(use).stream().skip(MOST_V2G - 1).toList();
        unused.forEach(identity -> remove(commit, identity));
        identities.add(fresh);
        rows.put(commit, String.format("%010d", number), new Row(use, keyName, fresh.chain.stream().map(Certificates::text).toList(),
                Certificates.text(fresh.issuerKey)));
        return commit.submit().map(durable -> client(fresh)).onSuccess(durable -> {
            forgetKeys(unused);
            installed.accept(use);
        });
    }

    void keep(String keyName, PrivateKey key) {
        keys.put(keyName, key);
    }

    private void remove(Commit commit, Identity identity) {
        identities.remove(identity);
        rows.remove(commit, String.format("%010d", identity.number));
    }

    private void forgetKeys(List<Identity> unused) {
        for (Identity identity : unused) {
            if (identities.stream().noneMatch(other -> other.keyName.equals(identity.keyName))) {
                keys.remove(identity.keyName);
                inTurn(() -> {
                    vaults.delete(identity.keyName);
                    return null;
                }).onFailure(failure -> LOG.warn("a key that is not needed any more is not deleted: {}", failure.getMessage()));
            }
        }
    }

    Promise<Boolean> delete(Identity identity) {
        Commit commit = store.begin();
        remove(commit, identity);
        return commit.submit().map(durable -> true).onSuccess(durable -> {
            forgetKeys(List.of(identity));
            changed.accept(identity.use);
        });
    }

    /** A02.FR.10: what was not used is removed. @return whether it was the renewed one */
    boolean connected(X509Certificate shown) {
        List<Identity> all = all(IdentityUse.CHARGING_STATION);
        Optional<Identity> used = all.stream().filter(identity -> identity.certificate().equals(shown)).findFirst();
        if (used.isEmpty() || all.size() == 1) {
            return false;
        }
        boolean newestGoes = used.get() != all.get(0);
        List<Identity> unused = all.stream().filter(identity -> identity != used.get()).toList();
        Commit commit = store.begin();
        unused.forEach(identity -> remove(commit, identity));
        commit.submit().onSuccess(durable -> forgetKeys(unused));
        return newestGoes;
    }
}
