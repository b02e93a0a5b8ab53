package io.busbar.ocpp.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** What happens on a connection. Calls may come on any thread, one at a time. */
@ConsumerType
public interface ConnectionListener {

    /**
     * A text message came. No further one is read until {@code next} was run, so a fast peer fills the network, not our memory.
     *
     * @param next to be run exactly once, on any thread
     */
    void onText(String text, Runnable next);

    void onPong();

    /** The connection is gone, for whichever reason; told exactly once, and last. @param code of RFC 6455, 1006 if none was sent */
    void onClosed(int code, String reason);

    /**
     * The transport itself has closed the connection: the peer broke a limit, or the transport is stopped. Told instead of {@link #onClosed}.
     *
     * @param why in words, for a log
     */
    default void onClosedLocally(int code, String why) {
        onClosed(code, why);
    }
}
