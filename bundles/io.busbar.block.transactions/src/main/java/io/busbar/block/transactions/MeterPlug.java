package io.busbar.block.transactions;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.loop.StationLoop.Timer;
import io.busbar.station.api.session.SessionMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the metering block plugs in. While it is replaced, what would go out without meter values waits for it; a station that has none waits
 * for none. On the loop.
 */
final class MeterPlug {

    /** The block was there: another version of it comes. */
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(15);
    /** This block was replaced itself, and what is there plugs in at once. */
    private static final Duration FIRST = Duration.ofMillis(500);

    private final StationLoop loop;
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Runnable> firstLooks = new ArrayList<>();
    private Optional<SessionMeter> meter = Optional.empty();
    private Optional<Timer> patience = Optional.empty();

    MeterPlug(StationLoop loop) {
        this.loop = loop;
    }

    Optional<SessionMeter> meter() {
        return meter;
    }

    void in(SessionMeter service) {
        meter = Optional.of(service);
        lookFirst();
        goOn();
    }

    void out(SessionMeter service) {
        if (meter.filter(m -> m == service).isPresent()) {
            meter = Optional.empty();
            waitFor(BETWEEN_TWO);
        }
    }

    /** There was a transactions block before this one: the metering block, if there is one, is about to plug in. */
    void expected() {
        if (meter.isEmpty() && patience.isEmpty()) {
            waitFor(FIRST);
        }
    }

    /** A first look at what came while this block was not there yet; the metering block may plug in a moment later. */
    void first(Runnable look) {
        if (meter.isPresent()) {
            look.run();
        } else {
            firstLooks.add(look);
            loop.after(FIRST, this::lookFirst);
        }
    }

    private void lookFirst() {
        firstLooks.forEach(loop::execute);
        firstLooks.clear();
    }

    private void waitFor(Duration longest) {
        patience = Optional.of(loop.after(longest, this::goOn));
    }

    private void goOn() {
        patience.ifPresent(Timer::cancel);
        patience = Optional.empty();
        waiting.forEach(loop::execute);
        waiting.clear();
    }

    /** @return whether it waits; else it is to be done now */
    boolean holds(Runnable work) {
        if (patience.isPresent() && meter.isEmpty()) {
            waiting.add(work);
            return true;
        }
        return false;
    }
}
