package io.busbar.update.manager;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;

/** What the process uses: threads, and heap that has outlived collections. Off the loop. */
record Footprint(long oldBytes, int threads) {

    static final Footprint NONE = new Footprint(0, 0);

    /** A module that uses so much more within the window is leaking: a whole station has about 15 MB. */
    private static final long MOST_MORE_BYTES = 8 << 20;
    private static final int MOST_MORE_THREADS = 8;

    static Footprint now() {
        long old = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            boolean young = pool.getName().contains("Eden") || pool.getName().contains("Survivor");
            if (pool.getType() == MemoryType.HEAP && !young) {
                old += pool.getUsage().getUsed();
            }
        }
        return new Footprint(old, ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /**
     * A collection, which stops the process for some 50 ms, is made only when the figures are bad without one.
     *
     * @param before {@link #NONE} when it is not known, as of before a restart
     */
    static Optional<String> worseThan(Footprint before) {
        if (before.equals(NONE)) {
            return Optional.empty();
        }
        Footprint now = now();
        if (now.oldBytes - before.oldBytes > MOST_MORE_BYTES) {
            System.gc();
            now = now();
        }
        if (now.oldBytes - before.oldBytes > MOST_MORE_BYTES) {
            return Optional.of("it holds " + (now.oldBytes - before.oldBytes >> 20) + " MB more than before");
        }
        if (now.threads - before.threads > MOST_MORE_THREADS) {
            return Optional.of("it runs " + (now.threads - before.threads) + " threads more than before");
        }
        return Optional.empty();
    }
}
