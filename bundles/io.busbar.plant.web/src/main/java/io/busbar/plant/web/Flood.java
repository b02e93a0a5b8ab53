package io.busbar.plant.web;

import io.busbar.driver.api.token.ReaderToken;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.plant.api.Plant;
import io.busbar.plant.api.PlantException;
import io.busbar.plant.api.PlantState;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.store.api.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * A transaction that makes messages as fast as they can be made durable: the car's pilot flickers, each change is a TransactionEvent of the
 * transactions block, and after a few of them the plant waits until the store holds them all. On the loop.
 */
final class Flood {

    /** Changes between two waits: enough for the store to write them together, few enough to keep memory flat. */
    private static final int BURST = 64;
    private static final Duration SESSION_WITHIN = Duration.ofSeconds(30);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);
    /** Tasks that a change needs to pass through the station: the core's, which publishes it, the block's, and one to spare. */
    private static final int HOPS = 3;

    private final StationLoop loop;
    private final Plant plant;
    private final StationServices services;
    private final Set<Integer> running = new HashSet<>();

    Flood(StationLoop loop, Plant plant, StationServices services) {
        this.loop = loop;
        this.plant = plant;
        this.services = services;
    }

    /** @return the answer's JSON when all are durable */
    Promise<String> run(int evseId, int messages, ReaderToken token) throws PlantException, Refusal {
        Store store = services.store().orElseThrow(() -> new Refusal(409, "the station has no store now"));
        Station station = services.station().orElseThrow(() -> new Refusal(409, "the station has no core now"));
        Evse evse = station.evse(evseId).orElseThrow(() -> new Refusal(404, "there is no EVSE " + evseId));
        if (!running.add(evseId)) {
            throw new Refusal(409, "a flood runs at EVSE " + evseId);
        }
        Run run = new Run(store, evse, messages);
        try {
            begin(evse, token);
        } catch (PlantException e) {
            running.remove(evseId);
            throw e;
        }
        run.awaitSession(loop.uptime().plus(SESSION_WITHIN));
        return run.result.getPromise();
    }

    private void begin(Evse evse, ReaderToken token) throws PlantException {
        PlantState.Evse now = plant.state().evses().stream().filter(e -> e.id() == evse.id()).findFirst().orElseThrow();
        if (!now.car().attached()) {
            plant.plugIn(evse.id(), 1, 32);
        }
        if (!evse.powerGranted()) {
            plant.swipe(OptionalInt.of(evse.id()), token);
        }
    }

    private final class Run {

        private final Store store;
        private final Evse evse;
        private final int messages;
        private final Deferred<String> result = loop.promises().deferred();
        private Duration startedAt = Duration.ZERO;
        private int made;

        Run(Store store, Evse evse, int messages) {
            this.store = store;
            this.evse = evse;
            this.messages = messages;
        }

        void awaitSession(Duration until) {
            if (evse.powerState() == ChargingState.Charging && flows()) {
                startedAt = loop.uptime();
                burst();
            } else if (loop.uptime().compareTo(until) > 0) {
                fail(new Refusal(409, "the session at EVSE " + evse.id() + " does not charge: it is " + evse.powerState()));
            } else {
                loop.after(CHECK_INTERVAL, () -> awaitSession(until));
            }
        }

        private boolean flows() {
            return plant.state().evses().stream().anyMatch(e -> e.id() == evse.id() && e.powerW() > 0);
        }

        private void burst() {
            change(Math.min(BURST, messages - made));
        }

        /** The next change comes when this one has passed the station: a reader of the state then finds each. */
        private void change(int left) {
            if (left == 0) {
                store.begin().submit().onSuccess(durable -> next()).onFailure(this::fail);
                return;
            }
            try {
                plant.flicker(evse.id());
                made++;
                after(HOPS, () -> change(left - 1));
            } catch (PlantException e) {
                fail(new Refusal(409, "the flood ended after " + made + " messages: " + e.getMessage()));
            }
        }

        private void after(int hops, Runnable then) {
            loop.execute(hops == 1 ? then : () -> after(hops - 1, then));
        }

        private void next() {
            if (made < messages) {
                burst();
                return;
            }
            running.remove(evse.id());
            double seconds = loop.uptime().minus(startedAt).toNanos() / 1e9;
            result.resolve(Answer.object(out -> {
                out.writeBooleanField("ok", true);
                out.writeNumberField("messages", made);
                out.writeNumberField("seconds", Math.round(seconds * 1_000) / 1_000.0);
            }));
        }

        private void fail(Throwable failure) {
            running.remove(evse.id());
            result.fail(failure);
        }
    }
}
