package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.station.api.loop.StationLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** A CSMS that speaks one version, and the network to it. */
final class ScriptedCsms implements Transport {

    private static final Duration LATENCY = Duration.ofMillis(10);

    private final StationLoop loop;
    private final String subProtocol;
    private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
    private final Map<String, UnaryOperator<String>> answers = new HashMap<>();
    private final FrameReader reader = new FrameReader();
    /** Calls of the station, an action and its payload each. */
    final List<String> calls = new ArrayList<>();
    /** All other frames of the station. */
    final List<Frame> others = new ArrayList<>();
    private boolean reachable = true;
    private Wire wire;

    ScriptedCsms(StationLoop loop, String subProtocol) {
        this.loop = loop;
        this.subProtocol = subProtocol;
    }

    /** @param answer the payload of the request to that of the response */
    void answer(String action, UnaryOperator<String> answer) {
        answers.put(action, answer);
    }

    void reachable(boolean now) {
        reachable = now;
        if (!now && wire != null) {
            wire.cut(true);
        }
    }

    /** The station has lost its power. */
    void stationGone() {
        if (wire != null) {
            wire.cut(false);
        }
    }

    void say(String frame) {
        Wire to = wire;
        loop.after(LATENCY, () -> to.receive(frame));
    }

    boolean heard(String action, String... parts) {
        return calls.stream().anyMatch(call -> call.startsWith(action + " ") && List.of(parts).stream().allMatch(call::contains));
    }

    /** The newest call of an action; fails when there is none. */
    String last(String action) {
        return calls.stream().filter(call -> call.startsWith(action + " ")).reduce((one, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + action + " among " + calls));
    }

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
        Deferred<Connection> result = promises.deferred();
        loop.after(LATENCY, () -> {
            if (!reachable) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "the network is cut", null));
            } else if (!endpoint.subProtocols().contains(subProtocol)) {
                result.fail(new ConnectFailedException(ConnectFailedException.Cause.NO_SUB_PROTOCOL,
                        endpoint.subProtocols() + " without " + subProtocol, null));
            } else {
                wire = new Wire(listener);
                result.resolve(wire);
            }
        });
        return result.getPromise();
    }

    private final class Wire implements Connection {

        private final ConnectionListener listener;
        private boolean alive = true;

        Wire(ConnectionListener listener) {
            this.listener = listener;
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
            loop.after(LATENCY, () -> {
                if (alive) {
                    take(text);
                }
            });
            return promises.resolved(null);
        }

        private void take(String text) {
            Frame frame = reader.read(text);
            if (!(frame instanceof Frame.Call call)) {
                others.add(frame);
                return;
            }
            calls.add(call.action() + " " + call.payload());
            String answer = answers.getOrDefault(call.action(), payload -> "{}").apply(call.payload());
            loop.after(LATENCY, () -> receive(FrameWriter.callResult(call.id(), answer)));
        }

        void receive(String text) {
            if (alive) {
                listener.onText(text, () -> {});
            }
        }

        @Override
        public void ping() {
            loop.after(LATENCY, () -> {
                if (alive) {
                    listener.onPong();
                }
            });
        }

        @Override
        public void close(int code, String reason) {
            cut(true);
        }

        private void cut(boolean seenByStation) {
            if (alive) {
                alive = false;
                if (seenByStation) {
                    loop.execute(() -> listener.onClosed(1006, "cut"));
                }
            }
        }
    }
}
