package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.spi.ConnectFailedException;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.osgi.util.promise.Promises;

/** A CSMS of strings: what the station said is in {@link #said}, and the test says what it likes. */
final class FakeTransport implements Transport {

    final List<String> said = new ArrayList<>();
    final List<Endpoint> attempts = new ArrayList<>();
    boolean reachable = true;
    /** That the server chooses of those offered. */
    String subProtocol = "ocpp2.0.1";
    /** Hosts that never answer. */
    final java.util.Set<String> hanging = new java.util.HashSet<>();
    /** Hosts that refuse, and how. */
    final Map<String, ConnectFailedException.Cause> refusing = new HashMap<>();
    /** What the server's certificate leads to. */
    Optional<X509Certificate> root = Optional.empty();
    boolean answersPings = true;
    /** Hosts that accept a connection, and close it with this code. */
    final Map<String, Integer> closing = new HashMap<>();
    /** Whether what {@link Rig#prove} asks is answered. */
    boolean answers = true;
    /** Whether the network takes what is sent. */
    boolean takes = true;
    private final List<Deferred<Void>> untaken = new ArrayList<>();
    int closedWith;
    /** Connections stand when the test says so. */
    boolean slow;
    private Deferred<Connection> onItsWay;
    private ConnectionListener listener;
    private boolean open;

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener newListener) {
        attempts.add(endpoint);
        if (!reachable) {
            return Promises.failed(new ConnectFailedException(ConnectFailedException.Cause.UNREACHABLE, "nobody there", null));
        }
        if (hanging.contains(endpoint.url().getHost())) {
            return new PromiseFactory(PromiseFactory.inlineExecutor()).<Connection>deferred().getPromise();
        }
        ConnectFailedException.Cause refusal = refusing.get(endpoint.url().getHost());
        if (refusal != null) {
            return Promises.failed(new ConnectFailedException(refusal, endpoint.url().getHost() + " refuses: " + refusal, null));
        }
        if (open) {
            throw new AssertionError("a second connection beside the first (B10.FR.06)");
        }
        listener = newListener;
        open = true;
        if (slow) {
            onItsWay = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
            return onItsWay.getPromise();
        }
        if (closing.containsKey(endpoint.url().getHost())) {
            open = false;
            newListener.onClosed(closing.get(endpoint.url().getHost()), "policy");
        }
        return Promises.resolved(new FakeConnection(newListener));
    }

    /** The network takes what waits. */
    void take(int frames) {
        for (int i = 0; i < frames; i++) {
            untaken.remove(0).resolve(null);
        }
    }

    /** The CSMS closes the connection. */
    void closeWith(int code, String reason) {
        open = false;
        listener.onClosed(code, reason);
    }

    /** The CSMS sends a text. */
    void say(String text) {
        sayThen(text, () -> {});
    }

    /** @param next run when more would be read */
    void sayThen(String text, Runnable next) {
        listener.onText(text, next);
    }

    void arrive() {
        onItsWay.resolve(new FakeConnection(listener));
    }

    void cut() {
        open = false;
        listener.onClosed(1006, "cut");
    }

    boolean isOpen() {
        return open;
    }

    /** The message id of the last frame. */
    String lastId() {
        return said.get(said.size() - 1).split("\"")[1];
    }

    String last() {
        return said.get(said.size() - 1);
    }

    private final class FakeConnection implements Connection {

        private final ConnectionListener own;

        FakeConnection(ConnectionListener own) {
            this.own = own;
        }

        @Override
        public String subProtocol() {
            return subProtocol;
        }

        @Override
        public Optional<X509Certificate> trustedRoot() {
            return root;
        }

        @Override
        public Promise<Void> send(String text) {
            said.add(text);
            if (!takes) {
                Deferred<Void> sent = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
                untaken.add(sent);
                return sent.getPromise();
            }
            return Promises.resolved(null);
        }

        @Override
        public void ping() {
            if (answersPings) {
                own.onPong();
            }
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
            open = false;
        }
    }
}
