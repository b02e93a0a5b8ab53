package io.busbar.transfer.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** A download under way. */
@ConsumerType
public interface Ongoing {

    /**
     * @return the file of {@link Download#into}, complete and durable; fails with {@link TransferException}. Never resolved when the bundle that
     *         transfers goes before the end; what came is kept.
     */
    Promise<Path> ended();

    /** Bytes of the file that are here so far, those of earlier tries too. On any thread. */
    long bytes();

    /** Gives up: {@link #ended} fails with CANCELLED, once nothing is written any more. What came is kept. No effect when it has ended. */
    void cancel();
}
