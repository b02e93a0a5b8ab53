package io.busbar.health;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the store can write, and what space is left. It asks by empty commits: they wait for the writes before them and fail once the
 * store has stopped, and wear no flash memory. On the loop.
 */
@Component(property = {HealthCheck.NAME + "=store", HealthCheck.TAGS + "=storage"})
public final class StoreHealth implements HealthCheck {

    static final Duration PERIOD = Duration.ofSeconds(30);
    static final long LITTLE_BYTES = 64L << 20;
    static final long LEAST_BYTES = 16L << 20;

    private final StationLoop loop;
    private final Store store;
    private final Callable<Long> freeBytes;
    private final StationLoop.Timer timer;
    private boolean waiting;
    private boolean slow;
    private String refusal = "";
    private String spaceUnknown = "";
    private long free = Long.MAX_VALUE;

    @Activate
    public StoreHealth(BundleContext context, @Reference StationLoop loop, @Reference Store store) {
        this(loop, store, () -> Files.getFileStore(Path.of(context.getProperty("io.busbar.data"))).getUsableSpace());
    }

    StoreHealth(StationLoop loop, Store store, Callable<Long> freeBytes) {
        this.loop = loop;
        this.store = store;
        this.freeBytes = freeBytes;
        timer = loop.every(PERIOD, this::ask);
        loop.execute(this::ask);
    }

    private void ask() {
        loop.offload(freeBytes).onSuccess(bytes -> {
            free = bytes;
            spaceUnknown = "";
        }).onFailure(failure -> spaceUnknown = failure.toString());
        if (waiting) {
            slow = true;
            return;
        }
        waiting = true;
        store.begin().submit().onResolve(() -> {
            waiting = false;
            slow = false;
        }).onSuccess(done -> refusal = "").onFailure(failure -> refusal = String.valueOf(failure.getMessage()));
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        StoreCondition condition = store.condition();
        if (condition.level() == StoreCondition.Level.EXHAUSTED || !refusal.isEmpty()) {
            log.critical("nothing can be stored: {}", refusal.isEmpty() ? condition.reason() : refusal);
        } else if (condition.level() == StoreCondition.Level.LOW) {
            log.warn("the store lives on its reserve: {}", condition.reason());
        } else if (slow) {
            log.warn("the store has not made durable for {} s or more what it was given", PERIOD.toSeconds());
        }
        if (!spaceUnknown.isEmpty()) {
            log.warn("the space left is not known: {}", spaceUnknown);
        } else if (free < LEAST_BYTES) {
            log.critical("less than {} MB are left for data", LEAST_BYTES >> 20);
        } else if (free < LITTLE_BYTES) {
            log.warn("less than {} MB are left for data", LITTLE_BYTES >> 20);
        } else {
            log.info("there is space");
        }
        return new Result(log);
    }

    @Deactivate
    public void stop() {
        timer.cancel();
    }
}
