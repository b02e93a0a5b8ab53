package io.busbar.itests.simulation;

/** What is wrong with the network, or with what stands at its other end. */
enum NetworkFault {
    NONE,
    /** Neither side gets anything any more, and nobody is told: a router forgot the connection, a mast is overloaded. */
    SILENT,
    /** A load balancer without a server behind it: it takes connections and closes them. */
    CLOSES_AT_ONCE,
    /** It upgrades to a WebSocket without a sub-protocol: the connection ends before the station has it. */
    NO_SUB_PROTOCOL,
    /** It takes connections, and the handshake never ends. */
    NEVER_CONNECTS,
    /** It asks and answers pings, and takes nothing of what it is sent. */
    READS_NOTHING
}
