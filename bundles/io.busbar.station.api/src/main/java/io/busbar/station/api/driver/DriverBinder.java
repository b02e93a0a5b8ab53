package io.busbar.station.api.driver;

import io.busbar.driver.api.DriverProperty;
import io.busbar.station.api.loop.StationLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The drivers of one kind that a block uses. The block has a dynamic reference of any number and hands over what it gets:
 *
 * <pre>
 * private final DriverBinder&lt;TokenReader&gt; readers;
 *
 * &#64;Activate
 * public Doorman(&#64;Reference StationLoop loop) {
 *     readers = new DriverBinder&lt;&gt;(loop, this::connect);
 * }
 *
 * &#64;Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
 * void addReader(TokenReader reader, Map&lt;String, Object&gt; properties) {
 *     readers.add(reader, properties);
 * }
 *
 * void removeReader(TokenReader reader, Map&lt;String, Object&gt; properties) {
 *     readers.remove(reader, properties);
 * }
 *
 * private Runnable connect(OptionalInt evseId, TokenReader reader, LoopGate gate) {
 *     TokenListener listener = token -&gt; gate.run(() -&gt; presented(evseId, token));
 *     reader.connect(listener);
 *     return () -&gt; reader.disconnect(listener);
 * }
 * </pre>
 *
 * <p>
 * <b>Start.</b> Drivers and block start in any order; a driver is connected on the loop, after what the block's constructor gave to the loop.
 * <b>Lost and replaced drivers.</b> When a driver's service goes, its gate closes at once, so that nothing of it reaches the block any more, and
 * it is disconnected before its bundle stops. A new version may come before the old one goes. <b>A driver that throws</b> is logged by the loop,
 * with the block's name, and disturbs no other driver.
 *
 * @param <D> the kind
 */
public final class DriverBinder<D> {

    /** The loop never works so long. If it does, whoever stops the driver goes on; the driver is disconnected later. */
    private static final long LONGEST_WAIT_SECONDS = 5;

    private static final class Bound<D> {

        final D driver;
        final OptionalInt evseId;
        final LoopGate gate;
        /** On the loop. */
        Runnable disconnect = () -> {};

        Bound(D driver, OptionalInt evseId, LoopGate gate) {
            this.driver = driver;
            this.evseId = evseId;
            this.gate = gate;
        }
    }

    private final StationLoop loop;
    private final DriverConnector<D> connector;
    private final List<Bound<D>> bound = new ArrayList<>();

    public DriverBinder(StationLoop loop, DriverConnector<D> connector) {
        this.loop = loop;
        this.connector = connector;
    }

    /** Connects a driver. Any thread. @param properties of its service */
    public void add(D driver, Map<String, ?> properties) {
        Bound<D> added = new Bound<>(driver, evseId(properties), new LoopGate(loop));
        synchronized (bound) {
            bound.add(added);
        }
        loop.execute(() -> {
            if (!added.gate.isClosed()) {
                added.disconnect = connector.connect(added.evseId, driver, added.gate);
            }
        });
    }

    /** Disconnects a driver, and returns when that is done. Any thread. No effect for one that was not added. */
    public void remove(D driver, Map<String, ?> properties) {
        take(driver, evseId(properties)).ifPresent(removed -> {
            removed.gate.close();
            if (loop.inLoop()) {
                disconnect(removed);
            } else {
                disconnectAndWait(removed);
            }
        });
    }

    private Optional<Bound<D>> take(D driver, OptionalInt evseId) {
        synchronized (bound) {
            Optional<Bound<D>> found = bound.stream().filter(one -> one.driver == driver && one.evseId.equals(evseId)).findFirst();
            found.ifPresent(bound::remove);
            return found;
        }
    }

    private void disconnect(Bound<D> removed) {
        try {
            removed.disconnect.run();
        } catch (RuntimeException failure) {
            loop.execute(() -> {
                throw failure;
            });
        }
    }

    private void disconnectAndWait(Bound<D> removed) {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            try {
                removed.disconnect.run();
            } finally {
                done.countDown();
            }
        });
        try {
            done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The drivers that are there now, in the order in which they came. Any thread. */
    public List<D> drivers() {
        synchronized (bound) {
            return bound.stream().map(one -> one.driver).toList();
        }
    }

    /** The EVSE that a driver's service belongs to; empty for one of the whole station. */
    public static OptionalInt evseId(Map<String, ?> properties) {
        return properties.get(DriverProperty.EVSE_ID) instanceof Number id && id.intValue() != 0
                ? OptionalInt.of(id.intValue())
                : OptionalInt.empty();
    }
}
