package io.busbar.block.diagnostics;

import io.busbar.station.api.record.LogSource;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Whether there is anything between two instants. */
final class LogRange {

    /** Stops the writer at the first byte. */
    private static final class Found extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private LogRange() {}

    /** Off the loop. */
    static boolean has(List<LogSource> sources, Instant from, Instant to) throws IOException {
        OutputStream first = new OutputStream() {

            @Override
            public void write(int b) throws IOException {
                throw new Found();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    throw new Found();
                }
            }
        };
        for (LogSource source : sources) {
            try {
                source.write(from, to, first);
            } catch (Found found) {
                return true;
            }
        }
        return false;
    }
}
