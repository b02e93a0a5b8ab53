package io.busbar.driver.kit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ConsumerType;

/** How time passes on the bench that a driver is tested on: virtually, or by waiting. */
@ConsumerType
public interface Bench {

    /** Lets time pass, events and timers run. */
    void pass(Duration time);

    /** Runs an order on the thread that the driver expects its calls on. */
    default void order(Runnable order) {
        order.run();
    }

    /** Lets time pass until something holds. @return whether it came to hold in time */
    default boolean until(BooleanSupplier condition, Duration atMost) {
        Duration step = atMost.dividedBy(100);
        for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
            pass(step);
        }
        return condition.getAsBoolean();
    }
}
