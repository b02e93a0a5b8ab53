package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Calls that wait for the line, BootNotification first. Bounded; nothing in it outlives the link. On the loop. */
final class CallQueue {

    private static final int MOST_WAITING = 500;

    private record Waiting(long number, OutgoingCall<?> call) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long newest;

    /** @return false if too many wait */
    boolean offer(OutgoingCall<?> call) {
        if (call.request() instanceof BootNotificationRequest) {
            waiting.addFirst(new Waiting(++newest, call));
            return true;
        }
        return waiting.size() < MOST_WAITING && waiting.add(new Waiting(++newest, call));
    }

    /** Number of the call that was offered last; they count up. */
    long newest() {
        return newest;
    }

    /** The first, unless it is held. @param held by its number */
    Optional<OutgoingCall<?>> poll(LongPredicate held) {
        return isReady(held) ? Optional.of(waiting.remove().call) : Optional.empty();
    }

    /** Whether {@link #poll} would give a call. */
    boolean isReady(LongPredicate held) {
        return !waiting.isEmpty() && !held.test(waiting.peek().number);
    }

    void failAll(Cause cause, String why) {
        var failed = new ArrayList<>(waiting);
        waiting.clear();
        failed.forEach(each -> each.call.fail(cause, why));
    }

    void drop(Predicate<OutgoingCall<?>> unwanted) {
        waiting.removeIf(each -> unwanted.test(each.call));
    }
}
