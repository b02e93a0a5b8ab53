package io.busbar.ocpp.websocket;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * The addresses of a host, which Jetty tries in turn: where there are several, each gets a few seconds only, so that one behind which nobody is does not
 * use up the time of the others.
 */
final class Addresses implements SocketAddressResolver {

    private static final Duration EACH = Duration.ofSeconds(5);

    private final SocketAddressResolver names;
    private final Duration timeout;
    private final Consumer<Duration> connectTimeout;

    /** @param timeout of a connection to the only address @param connectTimeout receives how long the next connections may take, before they begin */
    Addresses(SocketAddressResolver names, Duration timeout, Consumer<Duration> connectTimeout) {
        this.names = names;
        this.timeout = timeout;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        names.resolve(host, port, context, Promise.from(found -> {
            connectTimeout.accept(each(found.size()));
            promise.succeeded(found);
        }, promise::failed));
    }

    private Duration each(int addresses) {
        if (addresses < 2) {
            return timeout;
        }
        Duration share = timeout.dividedBy(addresses);
        return share.compareTo(EACH) < 0 ? share : EACH;
    }
}
