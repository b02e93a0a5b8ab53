package io.busbar.transfer.api;

import java.net.URI;
import java.nio.file.Path;

/**
 * What is to be sent.
 *
 * @param from absolute path of a file that does not change until the upload has ended
 * @param to absolute, with the file's name at the peer; may hold user and password, which are sent to that host alone and written to no log
 */
public record Upload(Path from, URI to) {

    public Upload {
        if (!from.isAbsolute() || !to.isAbsolute()) {
            throw new IllegalArgumentException("an absolute path and an absolute URI are needed");
        }
    }

    /** Without user, password and query, which may be secret. */
    @Override
    public String toString() {
        return to.getScheme() + ":" + (to.getHost() == null ? "" : "//" + to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort()))
                + (to.getPath() == null ? "" : to.getPath());
    }
}
