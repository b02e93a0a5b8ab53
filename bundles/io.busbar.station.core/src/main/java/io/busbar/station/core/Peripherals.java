package io.busbar.station.core;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.api.button.ButtonListener;
import io.busbar.driver.api.token.TokenListener;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.event.StationEvent.StartPressed;
import io.busbar.station.api.event.StationEvent.StopPressed;
import io.busbar.station.api.event.StationEvent.TamperChanged;
import io.busbar.station.api.event.StationEvent.TokenPresented;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.token.TokenRules;
import io.busbar.station.core.loop.LoopFacade;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Token readers and buttons: what they tell becomes events. */
final class Peripherals {

    private static final Logger LOG = LoggerFactory.getLogger(Peripherals.class);

    private final LoopFacade loop;
    private final StationEvents events;
    private final Station station;
    private final SecurityEvents security;
    private final Set<ButtonDriver> open = new HashSet<>();

    Peripherals(LoopFacade loop, StationEvents events, Station station, SecurityEvents security) {
        this.loop = loop;
        this.events = events;
        this.station = station;
        this.security = security;
    }

    /** Takes what is told on any thread to the loop, until it is closed. */
    private final class Gate implements Attachment {

        private boolean closed;

        void tell(Runnable event) {
            loop.execute(() -> {
                if (!closed) {
                    event.run();
                }
            });
        }

        void tell(InputLimit limit, Runnable event) {
            tell(() -> {
                if (limit.counts()) {
                    event.run();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    Attachment attach(OptionalInt evseId, TokenReader reader) {
        Gate gate = new Gate();
        TokenLimit limit = new TokenLimit(loop, "the card reader" + at(evseId));
        TokenListener listener = token -> gate.tell(() -> TokenRules.reportable(token).ifPresentOrElse(
                fitting -> {
                    if (limit.counts(fitting)) {
                        events.publish(new TokenPresented(loop.now(), evseId, fitting));
                    }
                },
                () -> LOG.warn(
                        "a reader presents a token that OCPP cannot carry (1 to 36 printable characters, a type of OCPP's); it is ignored")));
        reader.connect(listener);
        return () -> {
            gate.close();
            reader.disconnect(listener);
        };
    }

    Attachment attach(OptionalInt evseId, ButtonDriver buttons) {
        Gate gate = new Gate();
        InputLimit stops = new InputLimit(loop, "the stop button" + at(evseId), InputLimit.QUIET);
        InputLimit starts = new InputLimit(loop, "the start button" + at(evseId), InputLimit.QUIET);
        ButtonListener listener = new ButtonListener() {

            @Override
            public void stopPressed() {
                gate.tell(stops, () -> stop(evseId));
            }

            @Override
            public void startPressed() {
                gate.tell(starts, () -> events.publish(new StartPressed(loop.now(), evseId)));
            }

            @Override
            public void housing(boolean nowOpen) {
                gate.tell(() -> housingTold(buttons, nowOpen));
            }
        };
        buttons.connect(listener);
        return () -> {
            gate.close();
            buttons.disconnect(listener);
        };
    }

    private static String at(OptionalInt evseId) {
        return evseId.isPresent() ? " of EVSE " + evseId.getAsInt() : " of the station";
    }

    private void stop(OptionalInt evseId) {
        if (evseId.isPresent()) {
            events.publish(new StopPressed(loop.now(), evseId.getAsInt()));
        } else {
            station.evses().forEach(evse -> events.publish(new StopPressed(loop.now(), evse.id())));
        }
    }

    private void housingTold(ButtonDriver buttons, boolean nowOpen) {
        boolean news = nowOpen ? open.add(buttons) : open.remove(buttons);
        if (news) {
            events.publish(new TamperChanged(loop.now(), nowOpen));
            if (nowOpen) {
                security.raise("TamperDetectionActivated", "the housing was opened");
            }
        }
    }
}
