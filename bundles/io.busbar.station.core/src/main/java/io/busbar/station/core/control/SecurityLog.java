package io.busbar.station.core.control;

import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.station.api.control.SecurityEventLog;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent.SecurityEventRaised;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.record.LogSource;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredQueue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last 1,000 security events, durable; each is reported as a station event once it is, or cannot be for some seconds. When there is no more room the
 * oldest of the most frequent type goes, so that what repeats does not push out what happened once.
 */
public final class SecurityLog implements SecurityEvents, SecurityEventLog, LogSource {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
    private static final int KEPT = 1_000;
    private static final int LONGEST_TYPE = 50;
    private static final int LONGEST_INFO = 255;
    private static final int PATIENCE_SECONDS = 30;
    /** While nothing can be stored, so many wait for it; others are logged alone. */
    private static final int MOST_WITHOUT_STORE = 50;
    private static final Duration LONGEST_STORING = Duration.ofSeconds(5);

    /** @param at the station's wall clock then */
    public record Entry(Instant at, String type, String techInfo) {}

    private final LoopFacade tasks;
    private final StationEvents events;
    private final Store store;
    private final StoredQueue<Entry> log;
    private final Repetitions repetitions;
    /** Indexes, oldest first; read when the log is full for the first time. */
    private Optional<Map<String, Deque<Long>>> byType = Optional.empty();
    private int withoutStore;

    public SecurityLog(LoopFacade tasks, StationEvents events, Store store, StoreSpace space) {
        this.tasks = tasks;
        this.events = events;
        this.store = store;
        log = space.queue("security", Entry.class);
        repetitions = new Repetitions(tasks, this::store);
    }

    @Override
    public void raise(String type, String techInfo) {
        String kind = cut(type, LONGEST_TYPE);
        if (repetitions.isNews(kind, techInfo)) {
            store(kind, techInfo);
        }
    }

    private void store(String type, String techInfo) {
        Entry entry = new Entry(tasks.now(), type, cut(techInfo, LONGEST_INFO));
        LOG.info("Security event {}: {}", entry.type(), entry.techInfo());
        Commit commit = store.begin();
        boolean exhausted = store.condition().level() == StoreCondition.Level.EXHAUSTED;
        withoutStore = exhausted ? withoutStore + 1 : 0;
        if (exhausted && withoutStore <= MOST_WITHOUT_STORE) {
            commit.essential();
        }
        if (log.size() >= KEPT) {
            log.remove(commit, leastMissed());
        }
        long index = log.append(commit, entry);
        byType.ifPresent(types -> types.computeIfAbsent(type, first -> new ArrayDeque<>()).add(index));
        tasks.promises().resolvedWith(commit.submit()).timeout(LONGEST_STORING.toMillis())
                .onResolve(() -> tasks.execute(() -> events.publish(new SecurityEventRaised(entry.at(), entry.type(), entry.techInfo()))));
    }

    /** Index of the oldest event of the most frequent type. */
    private long leastMissed() {
        if (byType.isEmpty()) {
            Map<String, Deque<Long>> types = new HashMap<>();
            for (Optional<StoredQueue.Entry<Entry>> next = log.head(); next.isPresent(); next = log.after(next.get().index())) {
                types.computeIfAbsent(next.get().value().type(), first -> new ArrayDeque<>()).add(next.get().index());
            }
            byType = Optional.of(types);
        }
        Comparator<Deque<Long>> frequent = Comparator.comparingInt(Deque::size);
        return byType.get().values().stream().filter(indexes -> !indexes.isEmpty())
                .max(frequent.thenComparing(Deque::peek, Comparator.reverseOrder())).map(Deque::poll).orElseThrow();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    @Override
    public Optional<SecurityEventLog.Entry> after(long number) {
        return log.after(number).map(found -> new SecurityEventLog.Entry(found.index(), found.value().at(), found.value().type(),
                found.value().techInfo()));
    }

    /** Oldest first. */
    public List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        Optional<StoredQueue.Entry<Entry>> next = log.head();
        while (next.isPresent()) {
            all.add(next.get().value());
            next = log.after(next.get().index());
        }
        return all;
    }

    // ---- the log that the CSMS may ask for

    @Override
    public LogType kind() {
        return LogType.SecurityLog;
    }

    @Override
    public String name() {
        return "security.log";
    }

    @Override
    public void write(Instant from, Instant to, OutputStream out) throws IOException {
        for (Entry entry : copy()) {
            if (!entry.at().isBefore(from) && !entry.at().isAfter(to)) {
                String line = entry.at() + " " + entry.type() + " " + entry.techInfo().replaceAll("\\p{Cntrl}+", " ");
                out.write((line.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The store is read on the loop. */
    private List<Entry> copy() throws IOException {
        if (tasks.inLoop()) {
            return entries();
        }
        CompletableFuture<List<Entry>> read = new CompletableFuture<>();
        tasks.execute(() -> read.complete(entries()));
        try {
            return read.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the security log was read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the security log cannot be read: " + e, e);
        }
    }
}
