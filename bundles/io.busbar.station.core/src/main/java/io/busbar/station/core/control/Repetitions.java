package io.busbar.station.core.control;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Security events that come again and again: after some of a type within an hour the others are counted, and reported together. Whoever causes them
 * would otherwise write to the disk at will, and fill the log. On the loop.
 */
final class Repetitions {

    private static final int EACH = 20;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    private static final class Count {

        private Duration since;
        private int each;
        private int more;
        private String last = "";

        Count(Duration since) {
            this.since = since;
        }
    }

    private final StationLoop loop;
    private final BiConsumer<String, String> report;
    private final Map<String, Count> counts = new HashMap<>();

    /** @param report of type and text, for what was counted */
    Repetitions(StationLoop loop, BiConsumer<String, String> report) {
        this.loop = loop;
        this.report = report;
    }

    /** @return whether the event stands for itself; if not, it is counted */
    boolean isNews(String type, String techInfo) {
        Duration now = loop.uptime();
        Count count = counts.computeIfAbsent(type, first -> new Count(now));
        if (now.minus(count.since).compareTo(WITHIN) >= 0) {
            count.since = now;
            count.each = 0;
        }
        if (count.each < EACH) {
            count.each++;
            return true;
        }
        count.last = techInfo;
        if (count.more++ == 0) {
            loop.after(TOGETHER, () -> reportMore(type, count));
        }
        return false;
    }

    private void reportMore(String type, Count count) {
        int more = count.more;
        count.more = 0;
        report.accept(type, more + " more in " + TOGETHER.toMinutes() + " min, the last: " + count.last);
    }
}
