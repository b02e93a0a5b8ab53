package io.busbar.station.api.control;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Keeps jobs that outlive a restart from ending the station's process again and again. Whoever stores a job (a download, an upload, an installation, the
 * try of a network profile) and resumes it at the start asks here before. On the station loop, where promises resolve too.
 */
@ProviderType
public interface DurableJobs {

    /** Whether a job may be worked on. */
    enum Begin {
        /** The mark is durable: go ahead. */
        BEGUN,
        /**
         * The station's process ended within a minute of the last time that this job was begun. The mark is removed: count it as a failed try, and follow
         * the job's rule for those.
         */
        PROCESS_ENDED
    }

    /**
     * Resolved when jobs of before this start may go on: the CSMS has accepted the station, and has had a moment to replace or cancel them. At once when
     * that was earlier since the start. Never when the CSMS does not accept the station.
     */
    Promise<Void> mayResume();

    /**
     * Stores that work on a job begins, to be called each time before it does: at first, for each try, and after a restart. The mark goes with
     * {@link #end}, after a minute in which the process lived, and with an orderly restart.
     *
     * @param job unique within the station, e.g. {@code diagnostics.log}; at most 100 characters
     * @param forgiven how many ends in a row count as power cuts and not as the job's doing: 0 for what is cheap to try again
     * @return resolved when durable
     */
    Promise<Begin> begin(String job, int forgiven);

    /** The work on the job ended, waits, or is cancelled, in this start or before. No effect when it is not marked. */
    void end(String job);
}
