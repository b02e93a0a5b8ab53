package com.example.contacts;

import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.DriverLifeContract;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.osgi.util.promise.Promise;

/** The life of the driver: threads, lost hardware, deactivation. */
class ContactModuleLifeTest extends DriverLifeContract {

    private final FakeModule module = new FakeModule();

    @AfterEach
    void close() {
        module.close();
    }

    @Override
    protected Bench bench() {
        return time -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis() / 4));
    }

    @Override
    protected LiveDriver activate() {
        ContactModule driver = module.driver();
        return new LiveDriver() {

            private ButtonListener listener;

            @Override
            public void connect(Consumer<String> reports) {
                listener = new ButtonListener() {

                    @Override
                    public void stopPressed() {
                        reports.accept("stop");
                    }

                    @Override
                    public void startPressed() {
                        reports.accept("start");
                    }

                    @Override
                    public void housingChanged(boolean open) {
                        reports.accept("housing " + open);
                    }
                };
                driver.connect(listener);
            }

            @Override
            public void disconnect() {
                driver.disconnect(listener);
            }

            @Override
            public List<Supplier<Promise<?>>> orders() {
                return List.of();
            }

            @Override
            public void deactivate() {
                try {
                    driver.deactivate();
                } catch (InterruptedException | IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    @Override
    protected void hardware(boolean present) {
        module.present(present);
    }

    @Override
    protected boolean saysLost(String report) {
        return false;
    }

    /** The kind has no report for it: a contact that is not known is not reported. */
    @Override
    protected boolean reportsLoss() {
        return false;
    }
}
