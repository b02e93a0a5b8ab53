package io.busbar.itests.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A station with its plant, and the network that leads to CSMSs. It has two simulated EVSEs (1: socket with a lock, 2: tethered cable). What
 * cannot be done at the plant is an {@link IOException}.
 */
interface Rig extends AutoCloseable {

    /** What people see of an EVSE. @param plugged whether a cable is in its connector */
    record EvseView(double powerW, double energyWh, boolean plugged, boolean locked) {}

    CaseTime time();

    /** For another CSMS. */
    Carrier carrier(Optional<SslContextFactory.Server> tls);

    /** An empty disk and an empty plant; after that {@link #start}. @param csmsUrl of the configuration */
    void order(StationSetup setup, String csmsUrl) throws IOException;

    /** The power comes: the station starts on what it has stored. */
    void start() throws IOException;

    /** The mains plug is pulled. */
    void powerCut() throws IOException;

    boolean isRunning();

    /** What the station has said since it was ordered. */
    String log();

    /** Where it may put its files. */
    FileDrop fileDrop() throws IOException;

    // ---- people and cars

    void plugIn(int evseId) throws IOException;

    void unplug(int evseId) throws IOException;

    /** @param evseId empty for the reader of the whole station */
    void swipe(OptionalInt evseId, String idToken, String type) throws IOException;

    void pressStart(int evseId) throws IOException;

    void pressStop(int evseId) throws IOException;

    void bay(int evseId, boolean occupied) throws IOException;

    void carReady(int evseId, boolean ready) throws IOException;

    /** Nothing plugged, bays empty. */
    void resetPlant() throws IOException;

    EvseView evse(int evseId) throws IOException;

    /** Keys of what the screen offers; empty while it is blank. */
    Optional<List<String>> screen() throws IOException;

    void choose(List<String> keys) throws IOException;

    /** Nothing of the station is left. */
    @Override
    void close() throws IOException;
}
