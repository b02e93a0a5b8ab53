package io.busbar.transfer.core;

import java.io.IOException;
import java.net.InetAddress;

/** The address of a peer is one that transfers may not connect to; nothing was sent. */
public final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(InetAddress address) {
        super("connections to " + address.getHostAddress()
                + " are refused: it is not a public address, and refusePrivateAddresses is configured");
    }
}
