package io.busbar.block.localauthlist;

import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.localauthlist.AuthorizationData;
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
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** The list and its version, durable; nothing but SendLocalList changes them (D01.FR.09, N10.FR.03). On the loop. */
@Component(service = {LocalList.class, KnownTokens.class, CustomerData.class})
@TokenRank(TokenRank.LOCAL_LIST)
public final class LocalList implements KnownTokens, CustomerData {

    static final int MOST_ENTRIES = 20_000;
    static final int MOST_ITEMS = 500;
    /** What 500 entries with every field at its longest need stays below what the link takes. */
    static final int MOST_BYTES = 524_288;

    private static final int SCHEMA = 1;
    private static final ComponentId CONTROLLER = ComponentId.of("LocalAuthListCtrlr");
    private static final String VERSION = "version";
    /** What an entry is counted as: its record, its key and the store's own share. */
    private static final int BYTES_AN_ENTRY = 512;
    /** Entries written in one task of the loop. */
    private static final int SLICE = 100;

    /** One token's. */
    record Entry(IdTokenInfo info) {}

    record Version(int number) {}

    /** @param info empty to take the token off the list */
    record Change(String key, Optional<IdTokenInfo> info) {

        /** Without the message to the driver: there is nothing to show it on, and it would be most of the entry. */
        static Change of(AuthorizationData data) {
            return new Change(Tokens.key(data.idToken()), Optional.ofNullable(data.idTokenInfo()).map(info -> IdTokenInfo.builder()
                    .status(info.status()).cacheExpiryDateTime(info.cacheExpiryDateTime()).chargingPriority(info.chargingPriority())
                    .groupIdToken(info.groupIdToken()).language1(info.language1()).language2(info.language2()).evseId(info.evseId())
                    .build()));
        }
    }

    private final StationLoop loop;
    private final StationClock clock;
    private final Store store;
    private final Variable<Boolean> enabled;
    private final Variable<Boolean> disablePostAuthorize;
    private StoredMap<Entry> entries;
    private StoredMap<Version> version;

    @Activate
    public LocalList(@Reference StationLoop loop, @Reference StationClock clock, @Reference Store store, @Reference DeviceModel model) {
        this.loop = loop;
        this.clock = clock;
        this.store = store;
        model.declare(CONTROLLER, VariableSpec.bool("Available", true));
        enabled = model.declare(CONTROLLER, VariableSpec.bool("Enabled", true).readWrite());
        disablePostAuthorize = model.declare(CONTROLLER, VariableSpec.bool("DisablePostAuthorize", false).readWrite());
        model.declare(CONTROLLER, VariableSpec.bool("SupportsExpiryDateTime", true));
        model.declare(CONTROLLER, VariableSpec.integer("ItemsPerMessage", MOST_ITEMS).maxLimit(MOST_ITEMS));
        model.declare(CONTROLLER, VariableSpec.integer("BytesPerMessage", MOST_BYTES).maxLimit(MOST_BYTES));
        model.declare(CONTROLLER, VariableSpec.integer("Entries", 0).maxLimit(MOST_ENTRIES).computed(this::size));
        model.declare(CONTROLLER, VariableSpec.integer("Storage", 0).unit("B").maxLimit(MOST_ENTRIES * BYTES_AN_ENTRY)
                .computed(() -> size() * BYTES_AN_ENTRY));
        loop.execute(() -> {
            StoreSpace space = store.open("io.busbar.block.localauthlist", SCHEMA, SchemaUpgrade.NONE);
            entries = space.map("entries", Entry.class);
            version = space.map("version", Version.class);
        });
    }

    private int size() {
        return entries == null ? 0 : entries.size();
    }

    boolean enabled() {
        return enabled.value();
    }

    /** 0 while there is no list: none came yet, or it is switched off (D02). */
    int version() {
        return enabled.value() ? storedVersion() : 0;
    }

    int storedVersion() {
        return version.get(VERSION).map(Version::number).orElse(0);
    }

    /** How many entries there would be after {@link #change}. @param changes of different tokens */
    int sizeAfter(boolean full, List<Change> changes) {
        int size = full ? 0 : entries.size();
        for (Change change : changes) {
            boolean known = !full && entries.get(change.key).isPresent();
            if (known != change.info.isPresent()) {
                size += known ? -1 : 1;
            }
        }
        return size;
    }

    /**
     * All or nothing, and the version with it. The loop is free between slices of the list; what is known changes at the end.
     *
     * @return resolved when durable
     */
    Promise<Void> change(int number, boolean full, List<Change> changes) {
        Commit commit = store.begin();
        if (full) {
            entries.clear(commit);
        }
        Deferred<Void> durable = loop.promises().deferred();
        fill(commit, number, changes, durable);
        return durable.getPromise();
    }

    private void fill(Commit commit, int number, List<Change> rest, Deferred<Void> durable) {
        int slice = Math.min(SLICE, rest.size());
        for (Change change : rest.subList(0, slice)) {
            if (change.info.isPresent()) {
                entries.put(commit, change.key, new Entry(change.info.get()));
            } else {
                entries.remove(commit, change.key);
            }
        }
        if (slice < rest.size()) {
            loop.execute(() -> fill(commit, number, rest.subList(slice, rest.size()), durable));
        } else {
            version.put(commit, VERSION, new Version(number));
            durable.resolveWith(commit.submit());
        }
    }

    @Override
    public String name() {
        return "local authorization list";
    }

    @Override
    public Optional<KnownToken> find(IdToken idToken) {
        if (!enabled.value()) {
            return Optional.empty();
        }
        return entries.get(Tokens.key(idToken)).map(entry -> ranOut(entry.info)
                // C14.FR.05, C13.FR.06: as good as unknown to the CSMS's eyes, but not unknown
                ? new KnownToken(IdTokenInfo.builder().status(AuthorizationStatus.Expired).build(), true)
                : new KnownToken(entry.info, !disablePostAuthorize.value()));
    }

    /** While the clock cannot be believed, nothing runs out. */
    private boolean ranOut(IdTokenInfo info) {
        return clock.trusted() && info.cacheExpiryDateTime() != null && !loop.now().isBefore(info.cacheExpiryDateTime());
    }

    @Override
    public List<String> report(CustomerQuery query) {
        return query.idToken().flatMap(token -> entries.get(Tokens.key(token))).map(entry -> "Local authorization list: token "
                + query.idToken().get().idToken() + " (" + query.idToken().get().type() + "), " + Tokens.described(entry.info)).stream()
                .toList();
    }

    /** The CSMS takes a customer off the list itself (N10.FR.02, FR.03). */
    @Override
    public Promise<Void> clear(CustomerQuery query) {
        return loop.resolved(null);
    }
}
