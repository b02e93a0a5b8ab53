package io.busbar.bus.api.serial;

import io.busbar.bus.api.BusState;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** A serial port that is one's own. Any thread; no method blocks. */
@ProviderType
public interface SerialLine extends AutoCloseable {

    BusState state();

    /**
     * Sends bytes, after those that were given before.
     *
     * @return resolved when the line has taken them; fails with {@link io.busbar.bus.api.BusException}: at once while the line is lost or closed, and
     *         with OVERLOADED while more than 64 KiB wait. Resolves on a thread of the port
     */
    Promise<Void> send(byte[] bytes);

    /** Gives the port back. No call of the listener begins after this returns but the report of {@link BusState#CLOSED}. */
    @Override
    void close();
}
