package io.busbar.testing;

/**
 * How much the tests play whose number of runs is a choice: a small budget in each build, the whole one with the profile {@code long}. A system
 * property of the same name overrides both ({@code -Dbusbar.runs=5000}).
 */
public enum Budget {

    /** Seeds that each seeded scenario of {@code itests/simulation} is played with. */
    RUNS("busbar.runs", 100, 1_000),
    /** Moments of a state at which each cell of the swap matrix is played; there are six. */
    SWAP_MOMENTS("busbar.swap.moments", 2, 6),
    /** Seeds of power cuts that the store is played with, on a disk that works and on one that fails. */
    STORE_SEEDS("busbar.store.seeds", 80, 240),
    /** Kills of a process that writes to the store. */
    STORE_KILLS("busbar.store.kills", 12, 40),
    /** Seconds that the fuzzer runs. */
    FUZZ_SECONDS("busbar.fuzz.seconds", 60, 600),
    /** Kills of the shipped charger at random instants of transactions. */
    KILLS("busbar.kills", 6, 40),
    /** Kills of the shipped charger at random instants of updates. */
    UPDATE_KILLS("busbar.update.kills", 4, 20),
    /** Replacements of a block of the shipped charger under load. */
    SWAPS("busbar.swaps", 5, 100),
    /** Replacements of every block and driver of the shipped charger, after which nothing may have leaked. */
    REPLACEMENTS("busbar.replacements", 4, 20);

    private final String property;
    private final int small;
    private final int whole;

    Budget(String property, int small, int whole) {
        this.property = property;
        this.small = small;
        this.whole = whole;
    }

    public int get() {
        return Integer.getInteger(property, isWhole() ? whole : small);
    }

    /** Whether this is the profile {@code long}: a test that plays a list plays all of it. */
    public static boolean isWhole() {
        return Boolean.getBoolean("busbar.long");
    }
}
