package io.busbar.transfer.ftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.net.ProtocolCommandEvent;
import org.apache.commons.net.ProtocolCommandListener;

/** What the server says to commands, bounded: the client would collect the lines of one reply without end. */
final class Replies implements ProtocolCommandListener {

    /** RFC 959 has replies of some lines. */
    private static final int LONGEST = 32 * 1024;

    /** A reply has more than {@link #LONGEST} bytes. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a reply of the server is longer than " + LONGEST + " bytes");
        }
    }

    private final AtomicLong count = new AtomicLong();
    private int length;

    /** Complete ones so far. On any thread. */
    long count() {
        return count.get();
    }

    @Override
    public void protocolCommandSent(ProtocolCommandEvent event) {
        // only what comes is counted
    }

    @Override
    public void protocolReplyReceived(ProtocolCommandEvent event) {
        count.incrementAndGet();
        length = 0;
    }

    /** The connection for commands as it is to be read. */
    InputStream bounded(InputStream control) {
        return new FilterInputStream(control) {

            @Override
            public int read() throws IOException {
                int read = super.read();
                add(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int most) throws IOException {
                int read = super.read(bytes, offset, most);
                add(Math.max(0, read));
                return read;
            }
        };
    }

    private void add(int more) throws TooLong {
        length += more;
        if (length > LONGEST) {
            throw new TooLong();
        }
    }
}
