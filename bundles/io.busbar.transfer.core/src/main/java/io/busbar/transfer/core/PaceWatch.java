package io.busbar.transfer.core;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Gives one try of a transfer up when it is slower than its {@link Pace}. On the loop. */
public final class PaceWatch {

    private record Sample(Duration at, long bytes) {}

    private final StationLoop loop;
    private final Pace pace;
    private final Supplier<OptionalLong> signs;
    private final Supplier<OptionalLong> bytes;
    private final Consumer<TransferException> giveUp;
    private final Duration began;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final StationLoop.Timer timer;
    private OptionalLong lastSigns = OptionalLong.empty();

    /**
     * Begins at once.
     *
     * @param signs changes with every sign of life of the peer; empty while others see to it that one comes. On any thread
     * @param bytes of the file that were moved; empty before the first and after the last. On any thread
     * @param giveUp called once at most
     */
    public PaceWatch(StationLoop loop, Pace pace, Supplier<OptionalLong> signs, Supplier<OptionalLong> bytes,
            Consumer<TransferException> giveUp) {
        this.loop = loop;
        this.pace = pace;
        this.signs = signs;
        this.bytes = bytes;
        this.giveUp = giveUp;
        began = loop.uptime();
        timer = loop.every(pace.silence(), this::check);
    }

    private void check() {
        Duration now = loop.uptime();
        OptionalLong signsNow = signs.get();
        if (signsNow.isPresent() && signsNow.equals(lastSigns)) {
            end("nothing moved for " + pace.silence().toSeconds() + " s");
        } else if (now.minus(began).compareTo(pace.longest()) >= 0) {
            end("it was not complete after " + pace.longest().toMinutes() + " min");
        } else {
            checkRate(now);
        }
        lastSigns = signsNow;
    }

    private void checkRate(Duration now) {
        OptionalLong moved = bytes.get();
        if (moved.isEmpty()) {
            samples.clear();
            return;
        }
        samples.addLast(new Sample(now, moved.getAsLong()));
        while (samples.size() > 2 && now.minus(second().at()).compareTo(pace.window()) >= 0) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long millis = now.minus(first.at()).toMillis();
        long come = moved.getAsLong() - first.bytes();
        if (millis >= pace.window().toMillis() && come * 1000 < pace.leastBytesPerSecond() * millis) {
            end("only " + come + " bytes moved in " + millis / 1000 + " s");
        }
    }

    private Sample second() {
        var all = samples.iterator();
        all.next();
        return all.next();
    }

    private void end(String why) {
        stop();
        giveUp.accept(new TransferException(TransferFailure.BROKEN_OFF, why));
    }

    /** The try is over. */
    public void stop() {
        timer.cancel();
    }
}
