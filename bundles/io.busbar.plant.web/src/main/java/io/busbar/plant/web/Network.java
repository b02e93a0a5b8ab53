package io.busbar.plant.web;

import java.time.Duration;

/** The switch of the network cable. On the loop. */
final class Network {

    private final StationServices services;
    private boolean up = true;

    Network(StationServices services) {
        this.services = services;
    }

    boolean up() {
        return up;
    }

    void set(boolean now) throws Refusal {
        NetworkCable cable = services.cable().orElseThrow(() -> new Refusal(409, "the station has no transport now"));
        if (now == up) {
            return;
        }
        up = now;
        if (now) {
            cable.putBack();
        } else {
            boolean carried = cable.carries();
            cable.pull();
            if (!carried) {
                // the link was made before the cable was there: it has to be made anew, which the cable then refuses
                services.registration().ifPresent(link -> link.disconnectFor(Duration.ZERO));
            }
        }
    }
}
