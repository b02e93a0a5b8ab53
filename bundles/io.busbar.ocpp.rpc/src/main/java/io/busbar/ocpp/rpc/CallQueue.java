package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallFailedException.Cause;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Calls that wait for the line, BootNotification first. Bounded; nothing in it outlives the link. On the loop. */
final class CallQueue {

    private static final int MOST_WAITING = 500;

    private final Deque<OutgoingCall<?>> waiting = new ArrayDeque<>();

    /** @return false if too many wait */
    boolean offer(OutgoingCall<?> call) {
        if (call.request() instanceof BootNotificationRequest) {
            waiting.addFirst(call);
            return true;
        }
        return waiting.size() < MOST_WAITING && waiting.add(call);
    }

    Optional<OutgoingCall<?>> poll() {
        return Optional.ofNullable(waiting.poll());
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void failAll(Cause cause, String why) {
        var failed = new ArrayList<>(waiting);
        waiting.clear();
        failed.forEach(call -> call.fail(cause, why));
    }

    void drop(Predicate<OutgoingCall<?>> unwanted) {
        waiting.removeIf(unwanted);
    }
}
