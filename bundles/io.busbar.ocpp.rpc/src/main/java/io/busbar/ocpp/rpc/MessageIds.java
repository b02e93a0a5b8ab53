package io.busbar.ocpp.rpc;

import java.util.random.RandomGenerator;

/** Message ids that are never used again (part 4, 4.1.4): a random word for each start of the station, and a number. */
final class MessageIds {

    private final String word;
    private long next;

    MessageIds(RandomGenerator random) {
        word = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX) + "-"
                + Integer.toString(random.nextInt() >>> 1, Character.MAX_RADIX);
    }

    String next() {
        return word + "-" + Long.toString(next++, Character.MAX_RADIX);
    }
}
