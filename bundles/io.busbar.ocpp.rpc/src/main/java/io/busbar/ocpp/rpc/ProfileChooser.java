package io.busbar.ocpp.rpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Which network profile the next attempt is made with: after the start by priority (B10.FR.04), after a lost link first the one that was lost, each
 * for the configured number of attempts (B10.FR.03); when all have failed the last good one (B10.FR.07), then all again (B10.FR.08). On the loop.
 */
final class ProfileChooser {

    /**
     * @param familiar whether the station was connected with it before: there the former root is still good (M05.FR.14, FR.16)
     * @param fallback whether all others have failed: time for the station's former certificate, if there is one (A02.FR.28)
     */
    record Candidate(int slot, NetworkSlot content, boolean familiar, boolean fallback) {}

    private final NetworkSlots slots;
    private final Supplier<List<String>> priority;
    private final IntSupplier attempts;
    private final Deque<Candidate> round = new ArrayDeque<>();
    private int failures;

    ProfileChooser(NetworkSlots slots, Supplier<List<String>> priority, IntSupplier attempts) {
        this.slots = slots;
        this.priority = priority;
        this.attempts = attempts;
    }

    /** The one to try now; empty if no slot is filled. */
    Optional<Candidate> current() {
        if (round.isEmpty()) {
            failures = 0;
            round.addAll(byPriority());
        }
        return Optional.ofNullable(round.peek());
    }

    /** @return whether the next attempt is made with another entry */
    boolean failed() {
        failures++;
        if (failures < attempts.getAsInt() || round.isEmpty()) {
            return false;
        }
        failures = 0;
        round.remove();
        return true;
    }

    /** The present one is not tried again in this round. */
    void skip() {
        failures = attempts.getAsInt();
    }

    /** The link with this one was lost or closed: it comes first, then the others. */
    void lost(Candidate connected) {
        failures = 0;
        round.clear();
        round.add(new Candidate(connected.slot(), connected.content(), true, false));
        byPriority().stream().filter(other -> other.fallback() || other.slot() != connected.slot()).forEach(round::add);
    }

    private List<Candidate> byPriority() {
        NetworkSlots.Standing standing = slots.standing();
        List<Candidate> order = new ArrayList<>();
        for (String name : priority.get()) {
            int slot = Integer.parseInt(name);
            slots.get(slot).ifPresent(content -> order.add(new Candidate(slot, content, isGood(standing, content), false)));
        }
        standing.good().ifPresent(good -> order.add(new Candidate(standing.lastGood(), good, true, true)));
        return order;
    }

    private static boolean isGood(NetworkSlots.Standing standing, NetworkSlot content) {
        return standing.good().filter(content::equals).isPresent();
    }
}
