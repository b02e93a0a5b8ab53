package io.busbar.driver.api.evse;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/** The lock of a connector. After a power cut it is in the position the hardware chooses, reported at {@link EvseDriver#connect}. */
@ConsumerType
public interface CableLock {

    /** @return resolved with whether it is locked now; false after the hardware's tries failed, which is also reported as a fault */
    Promise<Boolean> lock();

    /** @return resolved with whether it is unlocked now; false as for {@link #lock} */
    Promise<Boolean> unlock();
}
