package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the link anew with other credentials so that nothing is lost: what is open ends first, what waits goes over the next link. On the loop. */
final class Renewal {

    /** What led to it is answered first; then calls that are open get so long to end. */
    private static final Duration ANSWERED = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(6);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final StationLoop loop;
    private final Supplier<OcppJConnection> line;
    private final Consumer<String> anew;
    private Optional<Duration> since = Optional.empty();

    /**
     * @param line the one there is
     * @param anew closes the link, for a reason, and connects again
     */
    Renewal(StationLoop loop, Supplier<OcppJConnection> line, Consumer<String> anew) {
        this.loop = loop;
        this.line = line;
        this.anew = anew;
    }

    void ask(String why) {
        OcppJConnection old = line.get();
        if (since.isEmpty()) {
            loop.after(ANSWERED, () -> {
                if (line.get() == old) {
                    since = Optional.of(loop.uptime());
                    whenAtRest(old, why);
                }
            });
        }
    }

    private void whenAtRest(OcppJConnection old, String why) {
        if (line.get() != old) {
            return;
        }
        if (old.atRest() || since.filter(from -> loop.uptime().minus(from).compareTo(LONGEST_REST) > 0).isPresent()) {
            anew.accept(why);
        } else {
            loop.after(LOOK_AGAIN, () -> whenAtRest(old, why));
        }
    }

    /** No new call is sent, and none that waits is given up. */
    boolean underWay() {
        return since.isPresent();
    }

    void over() {
        since = Optional.empty();
    }
}
