package io.busbar.itests.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The machine's time. Conditions are looked at when something has happened, and now and then without. */
final class RealTime implements CaseTime {

    private static final long LOOK_EVERY_MILLIS = 20;

    private final Object event = new Object();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return condition.getAsBoolean();
            }
            synchronized (event) {
                try {
                    event.wait(Math.min(left, LOOK_EVERY_MILLIS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }
        return true;
    }

    @Override
    public void changed() {
        synchronized (event) {
            event.notifyAll();
        }
    }
}
