package io.busbar.block.authorization;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.record.CustomerData;
import io.busbar.station.api.record.CustomerQuery;
import io.busbar.station.api.token.KnownToken;
import io.busbar.station.api.token.KnownTokens;
import io.busbar.station.api.token.TokenRank;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** The authorization cache (C10): the latest known tokens, whatever their status, over restarts. On the loop. */
@Component(service = {TokenCache.class, KnownTokens.class, CustomerData.class})
@TokenRank(TokenRank.CACHE)
public final class TokenCache implements KnownTokens, CustomerData {

    private static final int SCHEMA = 1;
    private static final ComponentId CONTROLLER = ComponentId.of("AuthCacheCtrlr");

    /** What an entry is counted as: its record, its key and the store's own share. */
    private static final int BYTES_AN_ENTRY = 512;
    private static final int MOST_ENTRIES = 4096;

    /** One token. {@code order} counts up with each entry made, for FIFO. */
    record Entry(IdTokenInfo info, Instant lastUse, long uses, long order) {}

    private final StationLoop loop;
    private final StationClock clock;
    private final Store store;
    private final Variable<Boolean> enabled;
    private final Variable<Integer> lifeTime;
    private final Variable<String> policy;
    private final Variable<Boolean> disablePostAuthorize;
    private StoredMap<Entry> entries;
    private long nextOrder;

    @Activate
    public TokenCache(@Reference StationLoop loop, @Reference StationClock clock, @Reference Store store, @Reference DeviceModel model) {
        this.loop = loop;
        this.clock = clock;
        this.store = store;
        model.declare(CONTROLLER, VariableSpec.bool("Available", true));
        enabled = model.declare(CONTROLLER, VariableSpec.bool("Enabled", true).readWrite());
        lifeTime = model.declare(CONTROLLER,
                VariableSpec.integer("LifeTime", 7 * 86_400).unit("s").range(0, Integer.MAX_VALUE).readWrite());
        policy = model.declare(CONTROLLER, VariableSpec.option("Policy", "LRU", List.of("LRU", "LFU", "FIFO")).readWrite());
        disablePostAuthorize = model.declare(CONTROLLER, VariableSpec.bool("DisablePostAuthorize", false).readWrite());
        model.declare(CONTROLLER, VariableSpec.integer("Storage", 0).unit("B").maxLimit(MOST_ENTRIES * BYTES_AN_ENTRY)
                .computed(() -> entries == null ? 0 : entries.size() * BYTES_AN_ENTRY));
        loop.execute(() -> {
            entries = store.open("io.busbar.block.authorization", SCHEMA, SchemaUpgrade.NONE).map("cache", Entry.class);
            entries.forEach((key, entry) -> nextOrder = Math.max(nextOrder, entry.order + 1));
        });
    }

    boolean enabled() {
        return enabled.value();
    }

    @Override
    public String name() {
        return "authorization cache";
    }

    /** C10.FR.03 unless DisablePostAuthorize. */
    @Override
    public Optional<KnownToken> find(IdToken token) {
        return use(token).map(info -> new KnownToken(info, !disablePostAuthorize.value()));
    }

    /** What is known of a token, unless it ran out (C10.FR.08, FR.10, FR.13). Counts as a use. */
    Optional<IdTokenInfo> use(IdToken token) {
        if (!enabled.value()) {
            return Optional.empty();
        }
        String key = Tokens.key(token);
        Optional<Entry> found = entries.get(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Commit commit = store.begin();
        Entry entry = found.get();
        if (ranOut(entry)) {
            entries.remove(commit, key);
            commit.submit();
            return Optional.empty();
        }
        entries.put(commit, key, new Entry(entry.info, loop.now(), entry.uses + 1, entry.order));
        commit.submit();
        return Optional.of(entry.info);
    }

    /** While the clock cannot be believed, nothing runs out. */
    private boolean ranOut(Entry entry) {
        if (!clock.trusted()) {
            return false;
        }
        Instant end = entry.info.cacheExpiryDateTime() != null
                ? entry.info.cacheExpiryDateTime()
                : entry.lastUse.plus(Duration.ofSeconds(lifeTime.value()));
        return !loop.now().isBefore(end);
    }

    /** Takes what the CSMS said (C10.FR.04, FR.05), but not of tokens that stand for nobody (C02.FR.03, C05.FR.02). */
    void learn(IdToken token, IdTokenInfo info) {
        if (!enabled.value() || token.type().equals(Tokens.NO_AUTHORIZATION) || token.type().equals(Tokens.CENTRAL)) {
            return;
        }
        String key = Tokens.key(token);
        Commit commit = store.begin();
        Optional<Entry> known = entries.get(key);
        if (known.isEmpty() && entries.size() >= MOST_ENTRIES) {
            makeRoom(commit);
        }
        entries.put(commit, key, new Entry(kept(info), loop.now(), known.map(Entry::uses).orElse(0L) + 1,
                known.map(Entry::order).orElseGet(() -> nextOrder++)));
        commit.submit();
    }

    /** Without the message to the driver: in 2.0.1 that is where tariffs are shown (C10.FR.09). */
    private static IdTokenInfo kept(IdTokenInfo info) {
        return IdTokenInfo.builder().status(info.status()).cacheExpiryDateTime(info.cacheExpiryDateTime())
                .chargingPriority(info.chargingPriority()).groupIdToken(info.groupIdToken()).language1(info.language1())
                .language2(info.language2()).evseId(info.evseId()).build();
    }

    /** C10.FR.07: a sixteenth of the entries, so that the search for them is seldom; those first that let nobody in. */
    private void makeRoom(Commit commit) {
        Comparator<Entry> byPolicy = switch (policy.value()) {
            case "LFU" -> Comparator.comparingLong(Entry::uses).thenComparing(Entry::lastUse);
            case "FIFO" -> Comparator.comparingLong(Entry::order);
            default -> Comparator.comparing(Entry::lastUse);
        };
        Comparator<Entry> first = Comparator.<Entry, Boolean>comparing(entry -> entry.info.status() == AuthorizationStatus.Accepted)
                .thenComparing(byPolicy);
        List<String> keys = entries.keys().stream().sorted(Comparator.comparing(key -> entries.get(key).orElseThrow(), first))
                .limit(MOST_ENTRIES / 16).toList();
        keys.forEach(key -> entries.remove(commit, key));
    }

    @Override
    public List<String> report(CustomerQuery query) {
        return query.idToken().flatMap(token -> entries.get(Tokens.key(token)).map(entry -> "Authorization cache: token "
                + token.idToken() + " (" + token.type() + "), status " + entry.info.status()
                + (entry.info.groupIdToken() == null ? "" : ", group " + entry.info.groupIdToken().idToken()) + ", last used "
                + entry.lastUse + ", " + entry.uses + " times")).stream().toList();
    }

    @Override
    public Promise<Void> clear(CustomerQuery query) {
        Commit commit = store.begin();
        query.idToken().ifPresent(token -> entries.remove(commit, Tokens.key(token)));
        return commit.submit();
    }

    /** C11. */
    Promise<Void> clear() {
        Commit commit = store.begin();
        entries.clear(commit);
        return commit.submit();
    }
}
