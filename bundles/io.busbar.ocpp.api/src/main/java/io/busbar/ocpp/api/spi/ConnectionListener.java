package io.busbar.ocpp.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** What happens on a connection. Calls may come on any thread, one at a time. */
@ConsumerType
public interface ConnectionListener {

    /**
     * A text message came. Only a few further ones, and no long ones, are read until {@code next} was run, so a fast peer fills the network, not
     * our memory.
     *
     * @param next to be run exactly once, on any thread, when the message was processed
     */
    void onText(String text, Runnable next);

    void onPong();

    /** The connection has ended, for whichever reason; called exactly once, and last. @param code of RFC 6455, 1006 if none was sent */
    void onClosed(int code, String reason);

    /**
     * The transport itself has closed the connection: the peer broke a limit, or the transport is stopped. Called instead of {@link #onClosed}.
     *
     * @param why in words, for a log
     */
    default void onClosedLocally(int code, String why) {
        onClosed(code, why);
    }
}
