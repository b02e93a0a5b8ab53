package io.busbar.transfer.api;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fetches files over the protocols of one bundle; a service of every bundle that can. Whoever needs a file takes the one that offers the
 * scheme of its URI. Called on the station loop, where promises resolve too.
 */
@ConsumerType
public interface Transfer {

    /** URI schemes it speaks, in lower case, e.g. {@code https}. Does not change while the service is there. */
    Set<String> schemes();

    /**
     * Begins a download, or goes on with the one into the same file that broke off before, if the peer still has the same file (else it begins
     * anew). One at a time goes into a file: another order for it cancels the one before.
     *
     * <p>
     * What comes is written to the disk beside {@link Download#into}, in files whose names begin with the name of that file and a dot; when it
     * is complete and durable it gets that name in one step. Who gives up for good removes those files.
     */
    Ongoing download(Download download);
}
