package io.busbar.itests.conformance;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;

/** How frames get from the station to a CSMS and back: over a real WebSocket, or within this JVM. Keeps its address while it is down. */
interface Carrier {

    /** The CSMS that is carried. Any thread, one call at a time. */
    interface Receiver {

        /** Somebody wants to connect. @param authorization the Authorization header, empty if there was none @return whether they may */
        boolean admits(Optional<String> authorization);

        /** With a client certificate. */
        void shown(X509Certificate certificate);

        /** A connection stands. @param out sends to the station @return takes what the station sends */
        Consumer<String> opened(Consumer<String> out);
    }

    /** Whom it carries from now on; a connection that stands goes on with it. */
    void serve(Receiver receiver);

    /** Without the station's name. */
    String url();

    /** The station may connect. */
    void up() throws Exception;

    /** The link is lost, and nobody can connect until {@link #up}. */
    void down() throws Exception;

    /** The link is lost; the station may connect again at once. */
    void disconnect();

    boolean isConnected();
}
