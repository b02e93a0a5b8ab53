package io.busbar.ocpp.rpc;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the peer of one connection does wrong: the first of each kind is a line in the log, the others are counted until the link ends, so that a peer
 * cannot fill the log. On the loop.
 */
final class PeerFaults {

    /** Kinds, in words for the sum. */
    enum Kind {
        MALFORMED("malformed frames"),
        UNKNOWN_TYPE("frames of an unknown message type"),
        STRAY_ANSWER("answers to nothing that was open"),
        INVALID_CALL("calls that do not fit their schema"),
        INVALID_ANSWER("answers that do not fit their schema"),
        REPEATED_ID("message ids used again before their answer"),
        COMPLAINT("complaints about answers of the station"),
        SEND("SEND messages");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Whether it is no OCPP-J at all. */
        boolean breaksProtocol() {
            return this == MALFORMED || this == UNKNOWN_TYPE;
        }
    }

    /** A CSMS with a defect may send a few; one that sends more speaks something else. */
    private static final int MOST_BREAKS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PeerFaults.class);

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int breaks;

    /** @param format and arguments of the log line, if it is written */
    void count(Kind kind, String format, Object... arguments) {
        breaks += kind.breaksProtocol() ? 1 : 0;
        if (counts.merge(kind, 1, Integer::sum) == 1) {
            LOG.warn("<-- " + format + "; more of that kind are counted", arguments);
        } else {
            LOG.debug("<-- " + format, arguments);
        }
    }

    /** Whether the peer breaks the protocol so often that the connection is not worth keeping. */
    boolean tooMany() {
        return breaks >= MOST_BREAKS;
    }

    /** The connection has ended. */
    void sum() {
        String sum = counts.entrySet().stream().filter(entry -> entry.getValue() > 1)
                .map(entry -> entry.getValue() + " " + entry.getKey().words)
                .collect(Collectors.joining(", "));
        if (!sum.isEmpty()) {
            LOG.warn("the CSMS sent on the connection that has ended: {}", sum);
        }
    }
}
