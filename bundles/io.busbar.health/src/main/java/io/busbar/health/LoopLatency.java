package io.busbar.health;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** How late the station loop comes to what is due; critical when it does not come at all. Executed on any thread, for that is when it is needed. */
@Component(property = {HealthCheck.NAME + "=loop", HealthCheck.TAGS + "=" + Tag.ANYWHERE, HealthCheck.TAGS + "=" + Tag.WATCHDOG})
public final class LoopLatency implements HealthCheck {

    static final Duration BEAT = Duration.ofSeconds(1);
    static final Duration LATE = Duration.ofMillis(500);
    static final Duration LIFELESS = Duration.ofSeconds(20);
    /** A late beat is reported for so long. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Late(Duration at, Duration by) {}

    private final StationLoop loop;
    private final LoopMonitor watch;
    private final StationLoop.Timer timer;
    private volatile Duration beat;
    private volatile Late late = new Late(Duration.ZERO, Duration.ZERO);

    @Activate
    public LoopLatency(@Reference StationLoop loop, @Reference LoopMonitor watch) {
        this.loop = loop;
        this.watch = watch;
        beat = loop.uptime();
        timer = loop.every(BEAT, this::beat);
    }

    private void beat() {
        Duration now = loop.uptime();
        Duration by = now.minus(beat).minus(BEAT);
        if (by.compareTo(LATE) > 0) {
            late = new Late(now, by);
        }
        beat = now;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Duration now = loop.uptime();
        Late last = late;
        if (now.minus(beat).compareTo(LIFELESS) > 0) {
            log.critical("the station loop does not answer: {}",
                    watch.busy().map(busy -> "it is held by a task of " + busy.owner()).orElse("it has nothing to do and does nothing"));
        } else if (!last.by.isZero() && now.minus(last.at).compareTo(REMEMBERED) < 0) {
            log.warn("the station loop was late by {} ms", last.by.toMillis());
        } else {
            log.info("the station loop is in time");
        }
        return new Result(log);
    }

    @Deactivate
    public void stop() {
        timer.cancel();
    }
}
