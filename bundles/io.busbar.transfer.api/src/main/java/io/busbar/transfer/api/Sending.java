package io.busbar.transfer.api;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** An upload under way. */
@ConsumerType
public interface Sending {

    /** @return resolved when the peer has confirmed the whole file; fails with {@link TransferException} */
    Promise<Void> ended();

    /** Bytes of the file that were given to the connection so far. On any thread. */
    long bytes();

    /** Gives up: {@link #ended} fails with CANCELLED. What the peer keeps of the file is its own affair. No effect when it has ended. */
    void cancel();
}
