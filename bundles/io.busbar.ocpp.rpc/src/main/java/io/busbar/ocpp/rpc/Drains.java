package io.busbar.ocpp.rpc;

import io.busbar.station.api.loop.StationLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Modules that are about to be replaced, and wait until their calls are over. On the loop. */
final class Drains {

    private final StationLoop loop;
    private final Predicate<String> dry;
    private final Map<String, List<Deferred<Void>>> waiting = new HashMap<>();

    /** @param dry whether a module, by symbolic name, has nothing open any more */
    Drains(StationLoop loop, Predicate<String> dry) {
        this.loop = loop;
        this.dry = dry;
    }

    Promise<Void> await(String owner) {
        Deferred<Void> drained = loop.promises().deferred();
        waiting.computeIfAbsent(owner, name -> new ArrayList<>(1)).add(drained);
        look();
        return drained.getPromise();
    }

    /** Looks, one task later, who is drained: what an answer sets off runs before. */
    void look() {
        if (!waiting.isEmpty()) {
            loop.execute(() -> List.copyOf(waiting.keySet()).stream().filter(dry).forEach(this::over));
        }
    }

    /** Nobody waits any more for this one. */
    void over(String owner) {
        List<Deferred<Void>> those = waiting.remove(owner);
        if (those != null) {
            those.forEach(drained -> drained.resolve(null));
        }
    }
}
