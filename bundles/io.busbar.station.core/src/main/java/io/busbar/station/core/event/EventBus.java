package io.busbar.station.core.event;

import io.busbar.station.api.event.StationEvent;
import io.busbar.station.api.event.StationEventListener;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.core.loop.Loop;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.update.api.SwapPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events to named subscriptions; what comes while a known subscription has no listener waits for the next one. On the loop. */
public final class EventBus implements StationEvents, SwapPoint {

    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    private static final int MOST_WAITING = 10_000;

    private final Loop loop;
    private final LoopFacade tasks;
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final Set<String> parked = new HashSet<>();
    private long dropped;

    public EventBus(Loop loop, LoopFacade tasks) {
        this.loop = loop;
        this.tasks = tasks;
    }

    private record Subscriber(String owner, StationEventListener listener) {}

    /** One subscription; the oldest of its listeners gets the events. */
    private static final class Queue {

        final String name;
        final List<Subscriber> listeners = new ArrayList<>();
        final Deque<StationEvent> waiting = new ArrayDeque<>();

        Queue(String name) {
            this.name = name;
        }
    }

    /** Adds a listener; one with a name that was there before gets what came since. @param owner symbolic name of its bundle */
    public void subscribe(String owner, String name, StationEventListener listener) {
        Queue queue = queues.computeIfAbsent(name, Queue::new);
        queue.listeners.add(new Subscriber(owner, listener));
        if (queue.listeners.size() == 1) {
            deliverAll(queue);
        }
    }

    private void deliverAll(Queue queue) {
        queue.waiting.forEach(event -> tasks.execute(() -> deliverNext(queue)));
    }

    @Override
    public Promise<Void> park(String symbolicName) {
        parked.add(symbolicName);
        return tasks.resolved(null);
    }

    @Override
    public void release(String symbolicName) {
        if (parked.remove(symbolicName)) {
            queues.values().forEach(this::deliverAll);
        }
    }

    /** Takes a listener away; its subscription stays and collects. */
    public void unsubscribe(String name, StationEventListener listener) {
        Queue queue = queues.get(name);
        if (queue != null && queue.listeners.removeIf(l -> l.listener == listener) && !queue.listeners.isEmpty()) {
            deliverAll(queue);
        }
    }

    @Override
    public void publish(StationEvent event) {
        for (Queue queue : queues.values()) {
            if (queue.waiting.size() >= MOST_WAITING) {
                queue.waiting.poll();
                if (dropped++ % MOST_WAITING == 0) {
                    LOG.warn("Subscription {} is full: its oldest events are dropped ({} of all subscriptions so far)", queue.name,
                            dropped);
                }
            }
            queue.waiting.add(event);
            tasks.execute(() -> deliverNext(queue));
        }
    }

    /** Events lost because a subscription was away for too long. */
    public long dropped() {
        return dropped;
    }

    private void deliverNext(Queue queue) {
        if (queue.listeners.isEmpty() || parked.contains(queue.listeners.get(0).owner)) {
            return;
        }
        StationEvent event = queue.waiting.poll();
        if (event == null) {
            return;
        }
        Subscriber subscriber = queue.listeners.get(0);
        try {
            subscriber.listener.on(event);
        } catch (RuntimeException failure) {
            loop.failed(subscriber.owner, failure);
        }
    }
}
