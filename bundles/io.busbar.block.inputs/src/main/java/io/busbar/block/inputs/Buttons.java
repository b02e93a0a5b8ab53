package io.busbar.block.inputs;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.driver.ChangeLimiter;
import io.busbar.station.api.driver.DriverBinder;
import io.busbar.station.api.driver.LoopGate;
import io.busbar.station.api.event.StationEvent.StartPressed;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.event.StationEvent.TamperChanged;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes presses of buttons and the state of the housing's contacts as events, at a bounded rate. An open housing is a security event. */
@Component(service = {})
public final class Buttons {

    /** Changes of a housing's contact that count in a row: a technician opens and closes it a few times. */
    static final int HOUSING_BURST = 10;
    /** After those, how long the contact must rest. */
    static final Duration HOUSING_QUIET = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Buttons.class);

    private final StationLoop loop;
    private final StationEvents events;
    private final Station station;
    private final SecurityEvents security;
    private final DriverBinder<ButtonDriver> drivers;
    /** What is known of contacts whose drivers are being replaced, by EVSE. */
    private final Map<OptionalInt, Deque<HousingContact>> withoutDriver = new HashMap<>();

    @Activate
    public Buttons(@Reference StationLoop loop, @Reference StationEvents events, @Reference Station station,
            @Reference SecurityEvents security) {
        this.loop = loop;
        this.events = events;
        this.station = station;
        this.security = security;
        drivers = new DriverBinder<>(loop, this::connect);
    }

    /** @param properties of its service */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addButtons(ButtonDriver buttons, Map<String, Object> properties) {
        drivers.add(buttons, properties);
    }

    public void removeButtons(ButtonDriver buttons, Map<String, Object> properties) {
        drivers.remove(buttons, properties);
    }

    private Runnable connect(OptionalInt evseId, ButtonDriver buttons, LoopGate gate) {
        String place = InputLimit.at(evseId);
        InputLimit stops = new InputLimit(loop, "the stop button" + place, InputLimit.QUIET);
        InputLimit starts = new InputLimit(loop, "the start button" + place, InputLimit.QUIET);
        Deque<HousingContact> known = withoutDriver.computeIfAbsent(evseId, id -> new ArrayDeque<>());
        HousingContact contact = known.isEmpty() ? new HousingContact() : known.poll();
        ChangeLimiter<Boolean> housing = new ChangeLimiter<Boolean>(loop, HOUSING_BURST, HOUSING_QUIET, contact::changed)
                .urgent(now -> now)
                .onLimit(() -> LOG.warn(
                        "the housing contact{} opens and closes without a pause; the housing counts as open until the contact has rested for {} s",
                        place, HOUSING_QUIET.toSeconds()));
        ButtonListener listener = new ButtonListener() {

            @Override
            public void stopPressed() {
                gate.run(() -> pressed(stops, () -> stop(evseId)));
            }

            @Override
            public void startPressed() {
                gate.run(() -> pressed(starts, () -> events.publish(new StartPressed(loop.now(), evseId))));
            }

            @Override
            public void housingChanged(boolean nowOpen) {
                gate.run(() -> housing.report(nowOpen));
            }
        };
        buttons.connect(listener);
        return () -> {
            housing.reset();
            known.add(contact);
            buttons.disconnect(listener);
        };
    }

    private static void pressed(InputLimit limit, Runnable event) {
        if (limit.counts()) {
            event.run();
        }
    }

    private void stop(OptionalInt evseId) {
        if (evseId.isPresent()) {
            events.publish(new StopPressed(loop.now(), evseId.getAsInt()));
        } else {
            station.evses().forEach(evse -> events.publish(new StopPressed(loop.now(), evse.id())));
        }
    }

    /** One contact, over all versions of its driver. */
    private final class HousingContact {

        private boolean open;

        void changed(boolean now) {
            if (open != now) {
                open = now;
                events.publish(new TamperChanged(loop.now(), now));
                if (now) {
                    security.raise("TamperDetectionActivated", "the housing was opened");
                }
            }
        }
    }
}
