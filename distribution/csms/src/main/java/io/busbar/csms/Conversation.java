package io.busbar.csms;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** The log of the messages, a line each, for people to read. */
final class Conversation {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;
    private final Clock clock;
    private final AtomicInteger violations = new AtomicInteger();

    Conversation(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void log(String station, boolean byStation, String action, String words) {
        line(String.format("%-10s %s %-24s %s", station, byStation ? "-->" : "<--", action, words));
    }

    void note(String station, String words) {
        line(String.format("%-10s  *  %s", station, words));
    }

    void violation(String station, String words) {
        violations.incrementAndGet();
        line(String.format("%-10s  !  VIOLATION %s", station, words));
    }

    int violations() {
        return violations.get();
    }

    private synchronized void line(String text) {
        out.println(TIME.format(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault())) + "  " + text.stripTrailing());
    }
}
