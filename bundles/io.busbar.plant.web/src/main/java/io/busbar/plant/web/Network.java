package io.busbar.plant.web;

import io.busbar.ocpp.api.Registration;
import java.time.Duration;

/** The network cable: while it is out the station's link is closed and kept closed. On the loop. */
final class Network {

    private static final Duration VERY_LONG = Duration.ofDays(3_650);

    private final Surroundings around;
    private boolean up = true;

    Network(Surroundings around) {
        this.around = around;
    }

    boolean up() {
        return up;
    }

    void set(boolean now) throws Refusal {
        Registration link = around.registration().orElseThrow(() -> new Refusal(409, "the station has no link layer now"));
        if (now != up) {
            up = now;
            link.disconnectFor(now ? Duration.ZERO : VERY_LONG);
        }
    }
}
