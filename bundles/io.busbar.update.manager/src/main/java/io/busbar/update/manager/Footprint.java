package io.busbar.update.manager;

import java.util.Optional;

/** What the process takes once what nobody needs is collected. */
record Footprint(long heapBytes, int threads) {

    static final Footprint NONE = new Footprint(0, 0);

    /** A module that took so much more within the window is leaking: a whole station has about 15 MB. */
    private static final long MOST_MORE_BYTES = 8 << 20;
    private static final int MOST_MORE_THREADS = 8;

    /** Off the loop; the collection stops the process for some 30 ms. */
    static Footprint now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return new Footprint(runtime.totalMemory() - runtime.freeMemory(), root.activeCount());
    }

    /** @param before {@link #NONE} when it is not known, as of before a restart */
    Optional<String> worseThan(Footprint before) {
        if (before.equals(NONE)) {
            return Optional.empty();
        }
        if (heapBytes - before.heapBytes > MOST_MORE_BYTES) {
            return Optional.of("it holds " + (heapBytes - before.heapBytes >> 20) + " MB more than before");
        }
        if (threads - before.threads > MOST_MORE_THREADS) {
            return Optional.of("it runs " + (threads - before.threads) + " threads more than before");
        }
        return Optional.empty();
    }
}
