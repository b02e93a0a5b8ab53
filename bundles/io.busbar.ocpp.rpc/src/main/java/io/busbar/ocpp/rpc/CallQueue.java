package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException;
import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * Calls that wait for the one before to be answered, BootNotification first, and messages without an answer. Bounded; nothing in it outlives the link. On
 * the loop.
 */
final class CallQueue {

    private static final int MOST_WAITING = 500;

    private record Waiting(long number, OutgoingCall<?> call) {}

    private record WaitingSend(long number, OutgoingSend message) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<WaitingSend> sends = new ArrayDeque<>();
    private long newest;

    /** @return false if too many wait */
    boolean offer(OutgoingCall<?> call) {
        if (call.request() instanceof BootNotificationRequest) {
            waiting.addFirst(new Waiting(++newest, call));
            return true;
        }
        return waiting.size() < MOST_WAITING && waiting.add(new Waiting(++newest, call));
    }

    /** @return false if too many wait */
    boolean offer(OutgoingSend message) {
        return sends.size() < MOST_WAITING && sends.add(new WaitingSend(++newest, message));
    }

    /** The first message without an answer, unless it is held. @param held by its number */
    Optional<OutgoingSend> pollSend(LongPredicate held) {
        return sends.isEmpty() || held.test(sends.peek().number) ? Optional.empty() : Optional.of(sends.remove().message);
    }

    /** Number of what was offered last; they count up. */
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
        var unsent = new ArrayList<>(sends);
        sends.clear();
        unsent.forEach(each -> each.message.fail(new CallFailedException(cause, why)));
    }

    void drop(Predicate<OutgoingCall<?>> unwanted) {
        waiting.removeIf(each -> unwanted.test(each.call));
    }
}
