package io.busbar.transfer.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * The addresses that a transfer may connect to. The decision is about the address of the connection itself, never about a name that is resolved
 * once more afterwards: a socket decides when it connects, a client that opens its own sockets gets the address that was decided on. Any thread.
 */
public final class PeerAddresses {

    /** Any address. */
    public static final PeerAddresses ALL = new PeerAddresses(Optional.empty());

    /** Those of the public Internet alone, see {@link PrivateAddresses}. */
    public static final PeerAddresses PUBLIC = refusing(PrivateAddresses::contains);

    private final Optional<Predicate<InetAddress>> refused;

    private PeerAddresses(Optional<Predicate<InetAddress>> refused) {
        this.refused = refused;
    }

    /** @param refused true for an address that no transfer may connect to */
    public static PeerAddresses refusing(Predicate<InetAddress> refused) {
        return new PeerAddresses(Optional.of(refused));
    }

    /** @throws RefusedAddressException when no transfer may connect to it */
    public void check(InetAddress address) throws RefusedAddressException {
        if (refused.isPresent() && refused.get().test(address)) {
            throw new RefusedAddressException(address);
        }
    }

    /**
     * Resolves a host, which may wait for the network, for a client that opens its own sockets.
     *
     * @param host name or literal, an IPv6 literal with or without brackets
     * @return the address to connect to; empty where no address is refused, and the client may resolve the name itself
     * @throws RefusedAddressException when no transfer may connect to it
     */
    public Optional<InetAddress> resolve(String host) throws UnknownHostException, RefusedAddressException {
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        InetAddress address = InetAddress.getByName(host);
        check(address);
        return Optional.of(address);
    }

    /** Sockets that throw {@link RefusedAddressException} instead of connecting. */
    public SocketFactory sockets() {
        return new CheckedSockets();
    }

    private final class CheckedSocket extends Socket {

        @Override
        public void connect(SocketAddress peer, int timeoutMillis) throws IOException {
            if (peer instanceof InetSocketAddress resolved && !resolved.isUnresolved()) {
                check(resolved.getAddress());
                super.connect(peer, timeoutMillis);
            } else {
                throw new UnknownHostException(String.valueOf(peer));
            }
        }

        @Override
        public void connect(SocketAddress peer) throws IOException {
            connect(peer, 0);
        }
    }

    private final class CheckedSockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new CheckedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), Optional.empty());
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return connected(new InetSocketAddress(host, port), Optional.of(new InetSocketAddress(local, localPort)));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), Optional.empty());
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return connected(new InetSocketAddress(host, port), Optional.of(new InetSocketAddress(local, localPort)));
        }

        private Socket connected(InetSocketAddress peer, Optional<SocketAddress> local) throws IOException {
            Socket socket = createSocket();
            try {
                bind(socket, local);
                socket.connect(peer);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        private static void bind(Socket socket, Optional<SocketAddress> local) throws IOException {
            if (local.isPresent()) {
                socket.bind(local.get());
            }
        }
    }
}
