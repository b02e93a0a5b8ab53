package io.busbar.health;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** How often modules throw at work, over the last minutes. On the loop. */
@Component(property = {HealthCheck.NAME + "=failures", HealthCheck.TAGS + "=modules"})
public final class Failures implements HealthCheck {

    static final Duration PERIOD = Duration.ofSeconds(30);
    /** Number of periods that count. */
    static final int WINDOW = 10;
    static final long CRITICAL = 10;

    private final LoopMonitor watch;
    private final Deque<Map<String, Long>> earlier = new ArrayDeque<>();
    private final StationLoop.Timer timer;

    @Activate
    public Failures(@Reference StationLoop loop, @Reference LoopMonitor watch) {
        this.watch = watch;
        earlier.add(watch.failures());
        timer = loop.every(PERIOD, this::remember);
    }

    private void remember() {
        earlier.addLast(watch.failures());
        if (earlier.size() > WINDOW) {
            earlier.removeFirst();
        }
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<String, Long> before = earlier.getFirst();
        boolean any = false;
        for (Map.Entry<String, Long> module : new TreeMap<>(watch.failures()).entrySet()) {
            long more = module.getValue() - before.getOrDefault(module.getKey(), 0L);
            if (more >= CRITICAL) {
                log.critical("{} threw {} times or more at work in the last {} minutes", module.getKey(), CRITICAL, minutes());
            } else if (more > 0) {
                log.warn("{} threw at work in the last {} minutes", module.getKey(), minutes());
            }
            any |= more > 0;
        }
        if (!any) {
            log.info("no module threw in the last {} minutes", minutes());
        }
        return new Result(log);
    }

    private static long minutes() {
        return PERIOD.multipliedBy(WINDOW).toMinutes();
    }

    @Deactivate
    public void stop() {
        timer.cancel();
    }
}
