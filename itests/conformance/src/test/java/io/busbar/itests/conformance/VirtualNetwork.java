package io.busbar.itests.conformance;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** The network between a station and its CSMSs within this JVM. Whatever goes through it takes a millisecond; it has no TLS. */
final class VirtualNetwork implements Transport {

    private static final Duration LATENCY = Duration.ofMillis(1);
    private static final int ABNORMAL = 1006;

    private final StationLoop loop;
    private final Map<String, VirtualCarrier> carriers = new TreeMap<>();

    /** @param loop of the network's own: it goes on when the station ends */
    VirtualNetwork(StationLoop loop) {
        this.loop = loop;
    }

    Carrier newCarrier() {
        VirtualCarrier carrier = new VirtualCarrier("csms" + (carriers.size() + 1));
        carriers.put(carrier.host, carrier);
        return carrier;
    }

    /** The station has ended without a word. */
    void stationGone() {
        carriers.values().forEach(carrier -> carrier.wire.ifPresent(wire -> wire.end(false)));
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = loop.promises().deferred();
        loop.after(LATENCY, () -> {
            VirtualCarrier carrier = carriers.get(String.valueOf(endpoint.url().getHost()));
            if (carrier == null || !carrier.up) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "nobody is at " + endpoint.url(), null));
            } else if (!endpoint.url().getScheme().equals("ws")) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.TLS, "the virtual network has no TLS", null));
            } else if (!carrier.receiver.admits(authorization(endpoint))) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.UNAUTHORIZED, "HTTP 401", null));
            } else {
                result.resolve(carrier.open(listener, endpoint.subProtocols().get(0)));
            }
        });
        return result.getPromise();
    }

    private static Optional<String> authorization(Endpoint endpoint) {
        return endpoint.user().map(user -> "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + endpoint.password().orElse("")).getBytes(StandardCharsets.UTF_8)));
    }

    private final class VirtualCarrier implements Carrier {

        private final String host;
        private Receiver receiver;
        private boolean up;
        private Optional<Wire> wire = Optional.empty();

        VirtualCarrier(String host) {
            this.host = host;
        }

        @Override
        public void serve(Receiver newReceiver) {
            receiver = newReceiver;
        }

        @Override
        public String url() {
            return "ws://" + host;
        }

        @Override
        public void up() {
            up = true;
        }

        @Override
        public void down() {
            up = false;
            disconnect();
        }

        @Override
        public void disconnect() {
            wire.ifPresent(open -> open.end(true));
        }

        @Override
        public boolean isConnected() {
            return wire.isPresent();
        }

        Wire open(ConnectionListener listener, String subProtocol) {
            // a CSMS takes a station's newest connection for the one that counts
            Wire opened = new Wire(this, listener, subProtocol);
            wire = Optional.of(opened);
            opened.in = receiver.opened(opened::answer);
            return opened;
        }
    }

    /** One connection; frames arrive in the order in which they were sent. */
    private final class Wire implements Connection {

        private final VirtualCarrier carrier;
        private final ConnectionListener listener;
        private final String subProtocol;
        private Consumer<String> in;
        private final Deque<String> unread = new ArrayDeque<>();
        private boolean reading;
        private boolean open = true;

        Wire(VirtualCarrier carrier, ConnectionListener listener, String subProtocol) {
            this.carrier = carrier;
            this.listener = listener;
            this.subProtocol = subProtocol;
        }

        private void later(Runnable arrival) {
            loop.after(LATENCY, () -> {
                if (open) {
                    arrival.run();
                }
            });
        }

        /** The station reads one frame at a time, and the next one a moment after it has done with it. */
        private void readNext() {
            if (!reading && !unread.isEmpty()) {
                reading = true;
                later(() -> listener.onText(unread.remove(), () -> loop.execute(() -> {
                    reading = false;
                    readNext();
                })));
            }
        }

        void end(boolean heard) {
            if (open) {
                open = false;
                carrier.wire = carrier.wire.filter(other -> other != this);
                if (heard) {
                    loop.execute(() -> listener.onClosed(ABNORMAL, "lost"));
                }
            }
        }

        void answer(String text) {
            unread.add(text);
            readNext();
        }

        @Override
        public String subProtocol() {
            return subProtocol;
        }

        @Override
        public Promise<Void> send(String text) {
            if (!open) {
                return loop.promises().failed(new IOException("lost"));
            }
            later(() -> in.accept(text));
            return loop.promises().resolved(null);
        }

        @Override
        public void ping() {
            later(() -> later(listener::onPong));
        }

        @Override
        public void close(int code, String reason) {
            end(true);
        }
    }
}
