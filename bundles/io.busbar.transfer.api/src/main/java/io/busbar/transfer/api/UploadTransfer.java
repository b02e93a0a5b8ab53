package io.busbar.transfer.api;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sends files over the protocols of one bundle; a service of every bundle that can. Whoever has a file to send takes the one that offers the
 * scheme of its URI. Called on the station loop, where promises resolve too.
 */
@ConsumerType
public interface UploadTransfer {

    /** URI schemes it speaks, in lower case, e.g. {@code https}. Does not change while the service is there. */
    Set<String> schemes();

    /** Begins an upload, from the first byte. */
    Sending upload(Upload upload);
}
