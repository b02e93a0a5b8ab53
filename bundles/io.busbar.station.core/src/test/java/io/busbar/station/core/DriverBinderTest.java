package io.busbar.station.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.DriverProperty;
import io.busbar.station.api.driver.DriverBinder;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.station.core.loop.RealLoop;
import io.busbar.station.core.loop.VirtualLoop;
import io.busbar.testing.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a block binds drivers of a kind that the core knows nothing of. */
class DriverBinderTest {

    private static final Map<String, Object> OF_EVSE_2 = Map.of(DriverProperty.EVSE_ID, 2);

    /** The new kind. */
    private static final class Bell {

        private Consumer<String> listener = sound -> {};
        private boolean broken;

        void connect(Consumer<String> newListener) {
            if (broken) {
                throw new IllegalStateException("no bell");
            }
            listener = newListener;
        }

        void disconnect() {
            if (broken) {
                throw new IllegalStateException("no bell");
            }
            listener = sound -> {};
        }
    }

    private final VirtualLoop virtual = new VirtualLoop(Instant.parse("2026-03-01T08:00:00Z"));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final DriverBinder<Bell> bells = new DriverBinder<>(virtual.facade("test"), this::connect);

    private Runnable connect(OptionalInt evseId, Bell bell, LoopGate gate) {
        bell.connect(sound -> gate.run(() -> heard.add(evseId + " " + sound)));
        return bell::disconnect;
    }

    @Test
    @DisplayName("A driver is connected on the loop with the EVSE of its service, and what it reports reaches the block on the loop")
    void connects() {
        Bell bell = new Bell();
        bells.add(bell, OF_EVSE_2);
        bell.listener.accept("too early");
        virtual.settle();
        bell.listener.accept("ding");
        assertEquals(List.of(), heard);
        virtual.settle();
        assertEquals(List.of(OptionalInt.of(2) + " ding"), heard);
        assertEquals(List.of(bell), bells.drivers());
    }

    @Test
    @DisplayName("What a driver has reported before it was removed, or reports after, does not reach the block; its successor may be there already")
    void removed() {
        Bell old = new Bell();
        Bell next = new Bell();
        bells.add(old, OF_EVSE_2);
        bells.add(next, OF_EVSE_2);
        virtual.settle();
        Consumer<String> late = old.listener;
        late.accept("before");
        bells.remove(old, OF_EVSE_2);
        late.accept("after");
        next.listener.accept("ding");
        virtual.settle();
        assertEquals(List.of(OptionalInt.of(2) + " ding"), heard);
        assertEquals(List.of(next), bells.drivers());
    }

    @Test
    @DisplayName("A driver that was removed before the loop came to it is not connected")
    void removedAtOnce() {
        Bell bell = new Bell();
        Consumer<String> none = bell.listener;
        bells.add(bell, Map.of());
        bells.remove(bell, Map.of());
        virtual.settle();
        assertEquals(none, bell.listener);
        bells.remove(bell, Map.of());
    }

    @Test
    @DisplayName("A driver that throws is a failure of the block's on the loop, and disturbs no other driver")
    void throwing() {
        Bell broken = new Bell();
        broken.broken = true;
        Bell good = new Bell();
        bells.add(broken, Map.of());
        bells.add(good, Map.of());
        virtual.settle();
        good.listener.accept("ding");
        virtual.settle();
        assertEquals(1, heard.size());
        good.broken = true;
        bells.remove(good, Map.of());
        bells.remove(broken, Map.of());
        virtual.settle();
        assertEquals(Map.of("test", 2L), virtual.failures());
    }

    @Test
    @DisplayName("Whoever removes a driver on another thread waits until it is disconnected on the loop")
    void waits() throws Exception {
        RealLoop real = new RealLoop();
        LoopFacade loop = real.facade("test");
        List<String> order = new ArrayList<>();
        CountDownLatch connected = new CountDownLatch(1);
        DriverBinder<Bell> binder = new DriverBinder<>(loop, (evseId, bell, gate) -> {
            connected.countDown();
            return () -> order.add("disconnected " + loop.inLoop());
        });
        Bell bell = new Bell();
        binder.add(bell, Map.of());
        assertTrue(connected.await(Patience.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS));
        for (int i = 0; i < 1_000; i++) {
            loop.execute(() -> {});
        }
        binder.remove(bell, Map.of());
        order.add("removed");
        assertEquals(List.of("disconnected true", "removed"), order);
        assertTrue(binder.drivers().isEmpty());
        real.close();
    }
}
