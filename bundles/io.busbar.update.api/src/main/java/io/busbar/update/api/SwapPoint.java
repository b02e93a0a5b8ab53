package io.busbar.update.api;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** Whoever brings work to modules offers this as a service, so that none is lost or refused while one is replaced. On the loop. */
@ConsumerType
public interface SwapPoint {

    /**
     * Keeps what is for a module from now on, in order. Bounded: what could not be kept until its answer is due is answered with an error.
     *
     * @param symbolicName of the module's bundle
     * @return resolved when what the module had begun has ended
     */
    Promise<Void> park(String symbolicName);

    /** Delivers what was kept to whoever is there now, and from then on as usual. */
    void release(String symbolicName);
}
