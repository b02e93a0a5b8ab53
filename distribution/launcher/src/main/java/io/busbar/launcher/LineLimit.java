package io.busbar.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * No part of the station fills the log, whoever makes it talk: each logger has a store of lines that refills slowly; what is above that is counted, and
 * the count is said with the next line that has room. A trace goes with the line that it belongs to. Whole lines only.
 */
final class LineLimit extends OutputStream {

    /** Enough for a start, an update or a repair with everything that belongs to it. */
    static final int BURST = 300;
    static final long NANOS_A_LINE = 6_000_000_000L;

    private static final int LONGEST_LINE = 64 * 1024;
    /** Date, time, level, logger. */
    private static final int FIELDS = 4;
    private static final String STAMP = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private static final class Store {

        private double lines = BURST;
        private long since;
        private long leftOut;

        boolean take(long now) {
            lines = Math.min(BURST, lines + (double) (now - since) / NANOS_A_LINE);
            since = now;
            if (lines < 1) {
                return false;
            }
            lines--;
            return true;
        }
    }

    private final OutputStream out;
    private final LongSupplier nanos;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<String, Store> stores = new HashMap<>();
    private Store last = new Store();
    private boolean lastOut = true;

    /** @param nanos a clock that never jumps */
    LineLimit(OutputStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n' || line.size() >= LONGEST_LINE) {
            end();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            write(bytes[i]);
        }
    }

    private void end() throws IOException {
        String[] fields = line.toString(StandardCharsets.UTF_8).split(" ", FIELDS + 1);
        if (fields.length > FIELDS && fields[0].matches(STAMP)) {
            last = stores.computeIfAbsent(fields[2] + " " + fields[3], logger -> new Store());
            // who asks for these wants them all
            boolean asked = fields[2].equals("DEBUG") || fields[2].equals("TRACE");
            lastOut = asked || last.take(nanos.getAsLong());
            if (lastOut && last.leftOut > 0) {
                out.write((String.join(" ", fields[0], fields[1], fields[2], fields[3]) + " - " + last.leftOut
                        + " lines of this part of the station were left out of the log\n").getBytes(StandardCharsets.UTF_8));
                last.leftOut = 0;
            }
            last.leftOut += lastOut ? 0 : 1;
        } else {
            last.lines -= lastOut ? 1 : 0;
        }
        if (lastOut) {
            line.writeTo(out);
        }
        line.reset();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
