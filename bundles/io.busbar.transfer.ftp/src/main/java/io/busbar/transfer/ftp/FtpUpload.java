package io.busbar.transfer.ftp;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Sending;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.Upload;
import io.busbar.transfer.core.TransferFailures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** One upload. */
final class FtpUpload extends FtpJob<Void> implements Sending {

    private static final int STRETCH = 32 * 1024;

    private final Upload order;

    FtpUpload(StationLoop loop, Executor threads, FtpTransfer.Patience patience, Optional<SSLContext> trust, Upload order) {
        super(loop, threads, patience, trust, "upload to " + order, order.to());
        this.order = order;
    }

    @Override
    Void work(FtpSession session) throws IOException, TransferException {
        try (InputStream file = open()) {
            OutputStream out = session.client().storeFileStream(session.path());
            if (out == null) {
                throw session.refused();
            }
            begins(0);
            try (out) {
                send(file, out);
            } catch (IOException broken) {
                throw session.brokenOff(broken);
            }
        }
        if (!session.client().completePendingCommand()) {
            throw session.refused();
        }
        return null;
    }

    private void send(InputStream file, OutputStream out) throws IOException, TransferException {
        byte[] stretch = new byte[STRETCH];
        for (int length = read(file, stretch); length >= 0; length = read(file, stretch)) {
            checkWanted();
            out.write(stretch, 0, length);
            moved(length);
        }
    }

    private InputStream open() throws TransferException {
        try {
            return Files.newInputStream(order.from());
        } catch (IOException e) {
            throw TransferFailures.storage(e);
        }
    }

    private static int read(InputStream file, byte[] stretch) throws TransferException {
        try {
            return file.read(stretch);
        } catch (IOException e) {
            throw TransferFailures.storage(e);
        }
    }
}
