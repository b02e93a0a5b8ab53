package io.busbar.itests.simulation;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** The network between a station and the CSMS: takes time, loses what is on its way when it is cut. */
final class SimNetwork implements Transport {

    /** A host that is not there. */
    static final String NOWHERE = "nowhere";

    private final StationLoop loop;
    private final SimCsms csms;
    private final Random random;
    private final SimFiles files;
    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private boolean up = true;
    private NetworkFault fault = NetworkFault.NONE;
    private int cuts;
    private Wire wire;

    SimNetwork(StationLoop loop, SimCsms csms, Random random) {
        this.loop = loop;
        this.csms = csms;
        this.random = random;
        files = new SimFiles(loop, () -> up, random);
    }

    /** File servers that it leads to. */
    SimFiles files() {
        return files;
    }

    void up(boolean now) {
        up = now;
        if (!now && wire != null) {
            wire.cut(true);
        }
    }

    /** From now on. What was silent stays dead when the network is well again. */
    void fault(NetworkFault now) {
        fault = now;
        if (wire == null) {
            return;
        }
        switch (now) {
            case SILENT -> wire.silent = true;
            // what shows at a handshake alone begins with the end of the link
            case CLOSES_AT_ONCE, NO_SUB_PROTOCOL, NEVER_CONNECTS -> wire.cut(true);
            case NONE, READS_NOTHING -> {
                // the link stays
            }
        }
    }

    int cuts() {
        return cuts;
    }

    /** The station lost its power: the CSMS sees the link go, the station hears nothing any more. */
    void stationGone() {
        if (wire != null) {
            wire.cut(false);
        }
    }

    private Duration latency() {
        return Duration.ofMillis(1 + random.nextInt(40));
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = promises.deferred();
        loop.after(latency(), () -> {
            if (!up || endpoint.url().getHost().equals(NOWHERE)) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "the network is cut", null));
                return;
            }
            begin(listener, endpoint.subProtocols().get(0), result);
        });
        return result.getPromise();
    }

    private void begin(ConnectionListener listener, String subProtocol, Deferred<Connection> result) {
        switch (fault) {
            case SILENT, NEVER_CONNECTS -> {
                // no transport would wait for ever, but one may have an error
            }
            case NO_SUB_PROTOCOL -> {
                listener.onClosed(1002, "no sub-protocol in common");
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.NO_SUB_PROTOCOL, "no sub-protocol in common", null));
            }
            default -> {
                wire = new Wire(listener, subProtocol);
                result.resolve(wire);
                if (fault == NetworkFault.CLOSES_AT_ONCE) {
                    Wire made = wire;
                    loop.after(latency(), () -> made.cut(true));
                }
            }
        }
    }

    /** One connection; what is sent arrives in order, after its latency, unless the wire is cut before. */
    final class Wire implements Connection {

        private final ConnectionListener listener;
        private final String subProtocol;
        private boolean alive = true;
        private boolean silent;
        private Duration toCsms = Duration.ZERO;
        private Duration toStation = Duration.ZERO;

        Wire(ConnectionListener listener, String subProtocol) {
            this.listener = listener;
            this.subProtocol = subProtocol;
        }

        boolean alive() {
            return alive;
        }

        @Override
        public String subProtocol() {
            return subProtocol;
        }

        @Override
        public Promise<Void> send(String text) {
            if (!alive) {
                return promises.failed(new IOException("cut"));
            }
            if (fault == NetworkFault.READS_NOTHING) {
                // never with the network
                return promises.<Void>deferred().getPromise();
            }
            toCsms = later(toCsms);
            loop.after(toCsms.minus(loop.uptime()), () -> {
                if (alive && !silent) {
                    csms.take(this, text);
                }
            });
            return promises.resolved(null);
        }

        void answer(String text) {
            toStation = later(toStation);
            loop.after(toStation.minus(loop.uptime()), () -> {
                if (alive && !silent) {
                    listener.onText(text, () -> {});
                }
            });
        }

        /** Not before what was sent earlier. */
        private Duration later(Duration last) {
            Duration arrival = loop.uptime().plus(latency());
            return arrival.compareTo(last) < 0 ? last : arrival;
        }

        @Override
        public void ping() {
            loop.after(latency(), () -> {
                if (alive && !silent) {
                    listener.onPong();
                }
            });
        }

        @Override
        public void close(int code, String reason) {
            cut(true);
        }

        private void cut(boolean tellStation) {
            if (alive) {
                alive = false;
                cuts++;
                if (tellStation) {
                    loop.execute(() -> listener.onClosed(1006, "cut"));
                }
            }
        }
    }
}
