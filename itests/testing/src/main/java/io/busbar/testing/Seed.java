package io.busbar.testing;

import java.util.OptionalLong;

/** {@code -Dbusbar.seed=N}: the one seed that a seeded test plays instead of its own. */
public final class Seed {

    private Seed() {}

    public static OptionalLong chosen() {
        Long seed = Long.getLong("busbar.seed");
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    public static long orElse(long usual) {
        return chosen().orElse(usual);
    }
}
