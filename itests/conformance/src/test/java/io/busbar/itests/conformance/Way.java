package io.busbar.itests.conformance;

import java.time.Instant;

/** How a case is run. The system property {@code busbar.way} says it; without it, in process. */
enum Way {

    /** In this JVM: the bundles' components on a virtual clock. */
    IN_PROCESS("in-process"),
    /** The charger's archive as a process, over a WebSocket. */
    SHIPPED("shipped");

    static final String PROPERTY = "busbar.way";

    private final String word;

    Way(String word) {
        this.word = word;
    }

    static Way current() {
        String word = System.getProperty(PROPERTY, IN_PROCESS.word);
        for (Way way : values()) {
            if (way.word.equals(word)) {
                return way;
            }
        }
        throw new IllegalArgumentException(PROPERTY + " is in-process or shipped, not " + word);
    }

    /** As in {@code busbar.way}. */
    String word() {
        return word;
    }

    /** What the clock says of those who issue certificates for cases. */
    Instant now() {
        return this == IN_PROCESS ? VirtualRig.BEGIN : Instant.now();
    }

    /** A station for cases. */
    Rig rig() {
        return this == IN_PROCESS ? new VirtualRig() : new ShippedRig();
    }
}
