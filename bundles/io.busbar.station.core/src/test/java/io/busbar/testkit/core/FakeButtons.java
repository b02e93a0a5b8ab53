package io.busbar.testkit.core;

/** A start and a stop button: what the station hears of them, without the block that drives buttons. */
public final class FakeButtons {

    private final Runnable start;
    private final Runnable stop;

    FakeButtons(Runnable start, Runnable stop) {
        this.start = start;
        this.stop = stop;
    }

    public void stop() {
        stop.run();
    }

    public void start() {
        start.run();
    }
}
