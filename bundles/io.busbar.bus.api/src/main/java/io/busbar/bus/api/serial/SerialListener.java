package io.busbar.bus.api.serial;

import io.busbar.bus.api.BusState;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets what a serial line receives. On a thread of the port, in order; it may take its time, but nothing of the port is received meanwhile. What it
 * throws is logged.
 */
@ConsumerType
public interface SerialListener {

    /** Bytes as they come: a message may arrive in pieces, and a piece may have several. @param bytes the listener's own, not empty */
    void received(byte[] bytes);

    /** The line's state changed, or is reported first. What was received before it was lost and makes no whole message is to be dropped. */
    void stateChanged(BusState state);
}
