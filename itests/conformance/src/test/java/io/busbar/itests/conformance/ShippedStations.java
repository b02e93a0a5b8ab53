package io.busbar.itests.conformance;

import java.io.IOException;
import java.util.Optional;

/** The shipped charger of the class before, with the carrier of its CSMS: a class that wants the same charger goes on with it. */
final class ShippedStations {

    /** A station that waits for its next class. */
    record Idle(StationSetup setup, Rig rig, Carrier carrier) {}

    private static Optional<Idle> idle = Optional.empty();

    private ShippedStations() {}

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                discard();
            } catch (IOException e) {
                System.out.println("a station's folder is left: " + e);
            }
        }, "end of the shipped station"));
    }

    /** One with another setup is stopped. */
    static synchronized Optional<Idle> take(StationSetup setup) throws IOException {
        if (idle.filter(station -> station.setup().equals(setup) && station.rig().isRunning()).isEmpty()) {
            discard();
        }
        Optional<Idle> found = idle;
        idle = Optional.empty();
        return found;
    }

    /** @param station as it was when it was new */
    static synchronized void keep(Idle station) throws IOException {
        discard();
        idle = Optional.of(station);
    }

    private static synchronized void discard() throws IOException {
        if (idle.isPresent()) {
            idle.get().rig().close();
            try {
                idle.get().carrier().down();
            } catch (Exception e) {
                throw new IOException("a CSMS does not end", e);
            }
            idle = Optional.empty();
        }
    }
}
