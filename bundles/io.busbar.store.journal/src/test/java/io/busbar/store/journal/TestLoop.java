package io.busbar.store.journal;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.busbar.testing.Patience;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.util.promise.Promise;

/** The test's own thread as the station loop: tasks from anywhere run when the test waits for something. */
final class TestLoop implements Executor {

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs tasks until the promise is resolved. @return its value, or throws its failure */
    <T> T await(Promise<T> promise) {
        until(promise::isDone);
        try {
            return promise.getValue();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs tasks until the condition holds. */
    void until(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Runnable task = tasks.poll(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
                assertNotNull(task, "nothing happens any more");
                task.run();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void runAll() {
        for (Runnable task; (task = tasks.poll()) != null;) {
            task.run();
        }
    }
}
