package io.busbar.update.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Follows updates; a service of this type is notified of each step. On the loop. */
@ConsumerType
public interface UpdateListener {

    /** Steps of an update, in their order; each is reported before it begins. */
    enum Step {
        /** The new generation is written to the disk; what runs is not touched yet. */
        STAGE,
        /** The update waits until no EVSE is in use. */
        WAIT,
        /** What is for the modules is kept back. */
        PARK,
        /** The old modules are stopped, the new ones started. */
        EXCHANGE,
        /** What was kept back is delivered. */
        RELEASE,
        /** The station restarts into the new generation. */
        RESTART,
        /** The station's health is watched. */
        WATCH,
        /** The new generation is put in force. */
        COMMIT,
        /** The update is written down as ended well; what nobody needs any more is removed. */
        CLEAN,
        /** The old modules come back. */
        ROLL_BACK
    }

    void step(long id, Step step);
}
