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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock: runs by itself, and is set by the first source of ClockCtrlr.TimeSource that told the time within a day. The platform's own
 * clock is the source RealTimeClock, and always there once it can be believed.
 */
public final class StationTime implements StationClock {

    /** No clock that shows an earlier time can be right. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration IGNORED = Duration.ofSeconds(1);
    private static final Duration SOURCE_LASTS = Duration.ofDays(1);
    private static final String PLATFORM = "RealTimeClock";

    private final Loop loop;
    private final LoopFacade tasks;
    private final StationEvents events;
    private final SecurityEvents security;
    private final Variable<List<String>> sources;
    private final Variable<Integer> threshold;
    private final Map<String, Duration> lastTold = new HashMap<>();
    private boolean set;

    public StationTime(Loop loop, LoopFacade tasks, StationEvents events, ModelFacade model, SecurityEvents security) {
        this.loop = loop;
        this.tasks = tasks;
        this.events = events;
        this.security = security;
        ComponentId component = ComponentId.of("ClockCtrlr");
        model.declare(component, VariableSpec.dateTime("DateTime", Instant.EPOCH).computed(tasks::now));
        sources = model.declare(component,
                VariableSpec.sequence("TimeSource", List.of("Heartbeat", PLATFORM), List.of("Heartbeat", PLATFORM))
                        .readWrite().check(list -> list.isEmpty() ? Optional.of("at least one source") : Optional.empty()));
        threshold = model.declare(component,
                VariableSpec.integer("TimeAdjustmentReportingThreshold", 20).unit("s").range(0, 86_400).readWrite());
        loop.onPlatformClockJump(() -> tasks.execute(this::askPlatform));
        sources.onChange(list -> askPlatform());
    }

    private void askPlatform() {
        Instant platform = loop.platformTime();
        if (!platform.isBefore(EARLIEST)) {
            told(platform, PLATFORM);
        }
    }

    @Override
    public boolean trusted() {
        return set || !tasks.now().isBefore(EARLIEST);
    }

    @Override
    public void told(Instant time, String source) {
        lastTold.put(source.toLowerCase(Locale.ROOT), tasks.uptime());
        if (!obeyed(source)) {
            return;
        }
        set = true;
        Duration by = Duration.ofMillis(Duration.between(tasks.now(), time).toMillis());
        if (by.abs().compareTo(IGNORED) < 0) {
            return;
        }
        Instant before = tasks.now();
        loop.adjustWall(by);
        events.publish(new ClockChanged(tasks.now(), by, source));
        if (by.abs().compareTo(Duration.ofSeconds(threshold.value())) > 0) {
            security.raise("SettingSystemTime", "from " + before + " to " + tasks.now() + " by " + source);
        }
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
            return !loop.platformTime().isBefore(EARLIEST);
        }
        Duration last = lastTold.get(source.toLowerCase(Locale.ROOT));
        return last != null && tasks.uptime().minus(last).compareTo(SOURCE_LASTS) < 0;
    }
}
