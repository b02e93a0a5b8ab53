package io.busbar.update.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Changes what the station is made of while it runs. One update at a time; each is verified and worked out before anything is touched, and ends
 * with the old modules or the new ones. Called on the station loop; promises resolve there.
 */
@ProviderType
public interface Updates {

    /** Works out what a change would do, and changes nothing. Fails with {@link UpdateRefusedException}. */
    Promise<UpdatePlan> plan(Change change);

    /**
     * Makes a change.
     *
     * @return how it ended: installed or rolled back, after the health window; RESTARTING when the station is about to restart for it, then
     *         {@link #ended} has the rest. Fails with {@link UpdateRefusedException} before anything was changed.
     */
    Promise<UpdateReport> apply(Change change, UpdateOrder order);

    /** Rolls back to the generation before the one in force, or to what the station was delivered with. Outcome and failures as of {@link #apply}. */
    Promise<UpdateReport> rollBack(UpdateOrder order);

    /** How an update ended, at once if it has; also after the restart it needed. Fails with IllegalArgumentException for an id that was never given. */
    Promise<UpdateReport> ended(long id);

    /** What was done, the latest last; at most the last 100. One that is under way is the last. */
    List<UpdateReport> history();

    /** What runs. */
    List<ModuleInfo> modules();
}
