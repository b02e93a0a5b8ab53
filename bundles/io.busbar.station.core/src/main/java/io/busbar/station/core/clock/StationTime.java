package io.busbar.station.core.clock;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent.ClockChanged;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.model.ModelFacade;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock: runs by itself, and is set by the first source of ClockCtrlr.TimeSource that reported the time within a day. The platform's own
 * clock is the source RealTimeClock, and always there once it can be believed. A time outside the {@link TimeWindow} is never accepted; a jump of more
 * than a day, when the time is known already, only when a second answer or another source confirms it. The last good time is stored, and the station
 * starts with it when the platform's clock cannot be believed.
 */
public final class StationTime implements StationClock {

    private static final Logger LOG = LoggerFactory.getLogger(StationTime.class);

    private static final String LAST = "last";
    private static final Duration STORED_EVERY = Duration.ofHours(1);
    private static final Duration IGNORED = Duration.ofSeconds(1);
    private static final Duration SOURCE_LASTS = Duration.ofDays(1);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    /** A source that reports another time with each answer is asked for a confirmation so often. */
    private static final int MOST_QUESTIONS = 3;
    private static final String PLATFORM = "RealTimeClock";

    record StoredTime(Instant at) {}

    private final Loop loop;
    private final LoopFacade tasks;
    private final StationEvents events;
    private final SecurityEvents security;
    private final Store store;
    private final StoredMap<StoredTime> stored;
    private final Optional<Instant> lastGood;
    private final Instant ownAtStart;
    private final Variable<List<String>> sources;
    private final Variable<Integer> threshold;
    private final Map<String, Duration> lastReceived = new HashMap<>();
    private final JumpConfirmation jumps;
    /** Whether the time was set by a source since the start, or the platform's clock could be believed. */
    private boolean known;
    private boolean set;
    private boolean setByPlatform;
    private String refused = "";

    public StationTime(Loop loop, LoopFacade tasks, StationEvents events, ModelFacade model, SecurityEvents security, Store store,
            StoreSpace space) {
        this.loop = loop;
        this.tasks = tasks;
        this.events = events;
        this.security = security;
        this.store = store;
        jumps = new JumpConfirmation(MOST_QUESTIONS);
        stored = space.map("clock", StoredTime.class);
        lastGood = stored.get(LAST).map(StoredTime::at).filter(TimeWindow::contains);
        known = platform().isPresent();
        if (!known) {
            startWithLastGood();
        }
        ownAtStart = tasks.now().minus(tasks.uptime());
        ComponentId component = ComponentId.of("ClockCtrlr");
        model.declare(component, VariableSpec.dateTime("DateTime", Instant.EPOCH).computed(tasks::now));
        sources = model.declare(component,
                VariableSpec.sequence("TimeSource", List.of("Heartbeat", PLATFORM), List.of("Heartbeat", PLATFORM))
                        .readWrite().check(list -> list.isEmpty() ? Optional.of("at least one source") : Optional.empty()));
        threshold = model.declare(component,
                VariableSpec.integer("TimeAdjustmentReportingThreshold", 20).unit("s").range(0, 86_400).readWrite());
        loop.onPlatformClockJump(() -> tasks.execute(this::askPlatform));
        sources.onChange(list -> askPlatform());
        tasks.every(STORED_EVERY, this::keep);
    }

    private void startWithLastGood() {
        Instant start = lastGood.orElse(TimeWindow.EARLIEST);
        if (lastGood.isPresent() && tasks.now().isBefore(start) || !TimeWindow.canBeReported(tasks.now())) {
            LOG.warn("the platform's clock says {}, which cannot be; the station starts with {}", tasks.now(), start);
            loop.adjustWall(Duration.between(tasks.now(), start));
        }
    }

    /** The platform's clock, if it can be believed. */
    private Optional<Instant> platform() {
        Instant platform = loop.platformTime();
        boolean tooEarly = lastGood.filter(good -> platform.isBefore(good.minus(TimeWindow.JUMP))).isPresent();
        return TimeWindow.contains(platform) && !tooEarly ? Optional.of(platform) : Optional.empty();
    }

    private void askPlatform() {
        platform().ifPresent(time -> timeReceived(time, PLATFORM));
    }

    private void keep() {
        if (known && !jumps.isOpen() && TimeWindow.contains(tasks.now())) {
            Commit commit = store.begin();
            stored.put(commit, LAST, new StoredTime(tasks.now()));
            commit.submit().onFailure(failure -> LOG.debug("the time is not stored: {}", failure.getMessage()));
        }
    }

    @Override
    public boolean trusted() {
        return set || !tasks.now().isBefore(TimeWindow.EARLIEST);
    }

    @Override
    public Optional<Instant> otherTime() {
        if (!set || setByPlatform) {
            return Optional.empty();
        }
        Instant platform = loop.platformTime();
        Instant other = TimeWindow.contains(platform) ? platform : ownAtStart.plus(tasks.uptime());
        return Optional.of(other).filter(TimeWindow::contains);
    }

    @Override
    public boolean awaitsConfirmation() {
        return jumps.isWorthAsking();
    }

    @Override
    public void timeReceived(Instant time, String source) {
        if (!TimeWindow.contains(time)) {
            if (!refused.equals(source)) {
                LOG.warn("{} reports the time {}, which is not accepted: it must be from {} on and before {}", source, time,
                        TimeWindow.EARLIEST, TimeWindow.LATEST);
            }
            refused = source;
            return;
        }
        refused = "";
        lastReceived.put(source.toLowerCase(Locale.ROOT), tasks.uptime());
        if (!obeyed(source)) {
            return;
        }
        Duration by = Duration.ofMillis(Duration.between(tasks.now(), time).toMillis());
        boolean doubtful = known
                ? by.abs().compareTo(TimeWindow.JUMP) > 0
                : lastGood.filter(good -> time.isBefore(good.minus(TimeWindow.JUMP)) || time.isAfter(good.plus(TimeWindow.LONGEST_OFF)))
                        .isPresent();
        if (doubtful && !confirmed(time, source)) {
            return;
        }
        jumps.close();
        boolean first = !set;
        known = true;
        set = true;
        setByPlatform = source.equalsIgnoreCase(PLATFORM);
        if (by.abs().compareTo(IGNORED) >= 0) {
            adjust(by, source);
        } else if (first) {
            keep();
        }
    }

    private boolean confirmed(Instant time, String source) {
        boolean platformAgrees = !source.equalsIgnoreCase(PLATFORM) && platform().filter(own -> jumps.agree(own, time)).isPresent();
        if (platformAgrees || jumps.confirms(time, tasks.uptime())) {
            return true;
        }
        LOG.warn("{} reports the time {}, and the station's clock says {}: accepted when a second answer or another source confirms it",
                source,
                time, tasks.now());
        if (source.equalsIgnoreCase(PLATFORM)) {
            tasks.after(ASKED_AGAIN, this::askPlatform);
        }
        return false;
    }

    private void adjust(Duration by, String source) {
        Instant before = tasks.now();
        loop.adjustWall(by);
        events.publish(new ClockChanged(tasks.now(), by, source));
        if (by.abs().compareTo(Duration.ofSeconds(threshold.value())) > 0) {
            security.raise("SettingSystemTime", "from " + before + " to " + tasks.now() + " by " + source);
        }
        keep();
    }

    private boolean obeyed(String source) {
        for (String name : sources.value()) {
            if (name.equalsIgnoreCase(source)) {
                return true;
            }
            if (available(name)) {
                return false;
            }
        }
        return false;
    }

    private boolean available(String source) {
        if (source.equals(PLATFORM)) {
            return platform().isPresent();
        }
        Duration last = lastReceived.get(source.toLowerCase(Locale.ROOT));
        return last != null && tasks.uptime().minus(last).compareTo(SOURCE_LASTS) < 0;
    }
}
