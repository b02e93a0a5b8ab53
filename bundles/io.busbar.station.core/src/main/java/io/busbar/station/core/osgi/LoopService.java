package io.busbar.station.core.osgi;

import io.busbar.station.api.control.LoopMonitor;
import io.busbar.station.core.StationCore;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.RealLoop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The one real loop, for the components of this bundle. */
@Component(service = {LoopService.class, LoopMonitor.class})
public final class LoopService implements LoopMonitor {

    /** The loop never works so long; when it does, whoever waits continues and the health checks report it. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final RealLoop loop;
    private final LoopFacade tasks;

    @Activate
    public LoopService() {
        loop = new RealLoop();
        tasks = loop.facade(StationCore.NAME);
    }

    RealLoop loop() {
        return loop;
    }

    /** Does something on the loop and waits for it. */
    <T> T onLoop(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            tasks.execute(() -> {
                try {
                    result.complete(work.get());
                } catch (RuntimeException failure) {
                    result.completeExceptionally(failure);
                }
            });
            return result.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the station loop is busy for more than " + LONGEST_WAIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the station loop", e);
        }
    }

    @Override
    public PriorityLane priorityLane(String owner) {
        return loop.priorityLane(owner);
    }

    @Override
    public Optional<RunningTask> busy() {
        return loop.busy();
    }

    @Override
    public Map<String, Long> failures() {
        return loop.failures();
    }

    @Override
    public void failed(String owner, Throwable failure) {
        loop.failed(owner, failure);
    }

    @Override
    public void interruptStuckTask() {
        loop.interruptStuckTask();
    }

    @Deactivate
    void close() {
        loop.close();
    }
}
