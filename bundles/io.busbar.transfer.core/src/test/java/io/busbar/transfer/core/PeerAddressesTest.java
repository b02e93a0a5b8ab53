package io.busbar.transfer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.1.2.3",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.0.1", "198.18.0.1", "198.19.255.255", "224.0.0.1",
            "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "fc00::1",
            "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::1", "2002:7f00:1::"})
    @DisplayName("An address of this machine, its link, a private network, a group or a reserved block is refused")
    void refused(String literal) throws Exception {
        RefusedAddressException refusal = assertThrows(RefusedAddressException.class, () -> PeerAddresses.PUBLIC.resolve(literal));
        assertTrue(refusal.getMessage().contains("refusePrivateAddresses"), refusal.getMessage());
        assertEquals(Optional.empty(), PeerAddresses.ALL.resolve(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "169.253.0.1", "169.255.0.1", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.0.1",
            "198.20.0.1", "223.255.255.255", "::ffff:1.1.1.1", "2001:4860:4860::8888", "64:ff9b::101:101", "2002:101:101::1", "fbff::1"})
    @DisplayName("A public address is not refused")
    void notRefused(String literal) throws Exception {
        assertEquals(Optional.of(InetAddress.getByName(literal)), PeerAddresses.PUBLIC.resolve(literal));
    }

    @Test
    @DisplayName("An IPv4 address within IPv6 is refused also where it was not turned into one of IPv4")
    void mapped() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 1};
        assertTrue(PrivateAddresses.contains(mapped));
    }

    @Test
    @DisplayName("A socket does not connect to a refused address, whichever way it was made")
    void sockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            try (Socket socket = PeerAddresses.PUBLIC.sockets().createSocket()) {
                assertThrows(RefusedAddressException.class, () -> socket.connect(here));
                assertThrows(RefusedAddressException.class, () -> socket.connect(here, 1000));
            }
            assertThrows(RefusedAddressException.class, () -> PeerAddresses.PUBLIC.sockets().createSocket("localhost", here.getPort()));
            assertThrows(RefusedAddressException.class,
                    () -> PeerAddresses.PUBLIC.sockets().createSocket(here.getAddress(), here.getPort()));
            try (Socket socket = PeerAddresses.ALL.sockets().createSocket("localhost", here.getPort())) {
                assertTrue(socket.isConnected());
            }
        }
    }
}
