package io.busbar.itests.simulation;

import java.nio.charset.StandardCharsets;

/** What a fuzzer drives, see {@code docs/fuzzing.md}. */
public final class FramesFuzz {

    private FramesFuzz() {}

    /** @param input lines of an {@link Interrogation}, of a station that has just booted */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        try (Interrogation station = new Interrogation()) {
            station.hear(new String(input, StandardCharsets.UTF_8));
        }
    }
}
