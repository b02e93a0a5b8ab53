package io.busbar.transfer.api;

import java.net.URI;
import java.nio.file.Path;

/**
 * What is to be fetched.
 *
 * @param from absolute; may hold user and password, which are sent to that host alone and written to no log
 * @param into absolute path of a file in the station's data directory; its folder is made if need be, a file that is there is replaced
 * @param maxBytes longest that is accepted, 1 or more
 */
public record Download(URI from, Path into, long maxBytes) {

    public Download {
        if (!from.isAbsolute() || !into.isAbsolute() || maxBytes < 1) {
            throw new IllegalArgumentException("an absolute URI, an absolute path and a limit are needed");
        }
    }

    /** Without user, password and query, which may be secret. */
    @Override
    public String toString() {
        return from.getScheme() + ":"
                + (from.getHost() == null ? "" : "//" + from.getHost() + (from.getPort() < 0 ? "" : ":" + from.getPort()))
                + (from.getPath() == null ? "" : from.getPath());
    }
}
