package io.busbar.plant.web;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** A network cable that can be pulled: stands before the real transport, which it outranks, and lets everything through while it is in. */
@Component(service = {Transport.class, NetworkCable.class}, property = {"service.ranking:Integer=1000", "busbar.plant.cable=true"})
public final class NetworkCable implements Transport {

    private static final int NO_CLOSE_FRAME = 1006;
    private static final int GOING_AWAY = 1001;
    private static final String OUT = "the network cable is out";

    private final Transport real;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile boolean out;

    @Activate
    public NetworkCable(@Reference(target = "(!(busbar.plant.cable=true))") Transport real) {
        this.real = real;
    }

    boolean carries() {
        return !wires.isEmpty();
    }

    void pull() {
        out = true;
        wires.forEach(Wire::cut);
    }

    void putBack() {
        out = false;
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        if (out) {
            return Promises.failed(unreachable());
        }
        Wire wire = new Wire(listener);
        return real.connect(endpoint, wire).then(connected -> {
            wire.connection = connected.getValue();
            wires.add(wire);
            if (out) {
                wire.cut();
                throw unreachable();
            }
            return connected;
        });
    }

    private static ConnectFailedException unreachable() {
        return new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, OUT, null);
    }

    /** One connection over the cable; once it is cut, only its end is reported. */
    private final class Wire implements ConnectionListener {

        private final ConnectionListener to;
        private volatile Connection connection;
        private boolean closed;

        Wire(ConnectionListener to) {
            this.to = to;
        }

        void cut() {
            closed(NO_CLOSE_FRAME, OUT);
            connection.close(GOING_AWAY, "");
        }

        private synchronized boolean close() {
            boolean first = !closed;
            closed = true;
            return first;
        }

        private void closed(int code, String reason) {
            wires.remove(this);
            if (close()) {
                to.onClosed(code, reason);
            }
        }

        @Override
        public void onText(String text, Runnable next) {
            if (!out) {
                to.onText(text, next);
            }
        }

        @Override
        public void onPong() {
            if (!out) {
                to.onPong();
            }
        }

        @Override
        public void onClosed(int code, String reason) {
            closed(code, reason);
        }
    }
}
