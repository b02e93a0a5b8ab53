package io.busbar.transfer.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that do not belong to one peer on the public Internet: of this machine, of its link, of a private network, of a group, reserved ones; in
 * IPv6 also those that carry such an address of IPv4 (mapped, compatible, NAT64, 6to4).
 */
final class PrivateAddresses {

    private record Block(byte[] prefix, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                return new Block(InetAddress.getByName(text.substring(0, slash)).getAddress(), Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ prefix[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> BLOCKS = List.of(
            // this network, private, carrier-grade NAT, loopback, link-local, private, protocol assignments, private, benchmarks, multicast, reserved
            Block.of("0.0.0.0/8"), Block.of("10.0.0.0/8"), Block.of("100.64.0.0/10"), Block.of("127.0.0.0/8"), Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"), Block.of("192.0.0.0/24"), Block.of("192.168.0.0/16"), Block.of("198.18.0.0/15"),
            Block.of("224.0.0.0/4"),
            Block.of("240.0.0.0/4"),
            // unspecified, loopback, NAT64 of one's own network, unique-local, link-local, site-local, multicast
            Block.of("::/128"), Block.of("::1/128"), Block.of("64:ff9b:1::/48"), Block.of("fc00::/7"), Block.of("fe80::/10"),
            Block.of("fec0::/10"),
            Block.of("ff00::/8"));

    private static final int MAPPED_BYTES = 12;
    private static final Block COMPATIBLE = Block.of("::/96");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private PrivateAddresses() {}

    static boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    static boolean contains(byte[] address) {
        if (BLOCKS.stream().anyMatch(block -> block.contains(address))) {
            return true;
        }
        if (address.length == 4) {
            return false;
        }
        if (isMapped(address) || COMPATIBLE.contains(address) || NAT64.contains(address)) {
            return contains(Arrays.copyOfRange(address, MAPPED_BYTES, address.length));
        }
        return SIX_TO_FOUR.contains(address) && contains(Arrays.copyOfRange(address, 2, 6));
    }

    /** ::ffff:0:0/96, which Java's own parser turns into an address of IPv4 and so cannot be a {@link Block}. */
    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < MAPPED_BYTES; i++) {
            if (address[i] != (i < 10 ? 0 : (byte) 0xff)) {
                return false;
            }
        }
        return true;
    }
}
