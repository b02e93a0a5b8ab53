package io.busbar.transfer.ftp;

import io.busbar.station.api.loop.StationLoop;
import io.busbar.transfer.api.Download;
import io.busbar.transfer.api.Ongoing;
import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.PartialFile;
import io.busbar.transfer.core.TransferFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTPClient;

/** One download. It goes on where an earlier one broke off if the server's file has the same length and time of change. */
final class FtpDownload extends FtpJob<Path> implements Ongoing {

    private static final int STRETCH = 32 * 1024;
    private static final int NO_SUCH_FILE = 550;
    private static final int LONGEST_VALUE = 40;

    private final Download order;
    private final LongSupplier room;

    FtpDownload(StationLoop loop, Executor threads, FtpTransfer.Patience patience, Optional<SSLContext> trust, Download order) {
        super(loop, threads, patience, trust, "download of " + order, order.from());
        this.order = order;
        room = patience.limits().room();
    }

    Path into() {
        return order.into();
    }

    private interface Disk<T> {

        T run() throws IOException;
    }

    private static <T> T disk(Disk<T> access) throws TransferException {
        try {
            return access.run();
        } catch (IOException e) {
            throw TransferFailures.storage(e);
        }
    }

    @Override
    Path work(FtpSession session) throws IOException, TransferException {
        try (PartialFile file = disk(() -> PartialFile.open(order.into(), order.from().toString(), room))) {
            long length = begin(session, file);
            receive(session, file, length);
            return disk(file::complete);
        }
    }

    /** @return how long the file is there; -1 if the server does not say */
    private long begin(FtpSession session, PartialFile file) throws IOException, TransferException {
        FTPClient client = session.client();
        Optional<String> size = Optional.ofNullable(client.getSize(session.path())).filter(FtpDownload::isShort);
        Optional<String> changed = Optional.ofNullable(client.getModificationTime(session.path())).filter(FtpDownload::isShort);
        Optional<String> validator = size.flatMap(bytes -> changed.map(time -> bytes + " " + time));
        if (file.validator().isEmpty() || !file.validator().equals(validator)) {
            disk(() -> {
                file.restart(validator);
                return null;
            });
        }
        long length = size.map(String::strip).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong).orElse(-1L);
        if (length > order.maxBytes()) {
            throw tooLarge(file);
        }
        if (length - file.size() > disk(file::spaceLeft)) {
            throw new TransferException(TransferFailure.STORAGE, "no space for " + (length - file.size()) + " bytes");
        }
        return length;
    }

    /** Longer than any number or time: it is not written to the disk. */
    private static boolean isShort(String text) {
        return text.length() <= LONGEST_VALUE;
    }

    private void receive(FtpSession session, PartialFile file, long length) throws IOException, TransferException {
        session.client().setRestartOffset(file.size());
        try (InputStream in = session.client().retrieveFileStream(session.path())) {
            if (in == null) {
                throw session.client().getReplyCode() == NO_SUCH_FILE
                        ? new TransferException(TransferFailure.NOT_FOUND, "the server has no such file")
                        : session.refused();
            }
            begins(file.size());
            byte[] stretch = new byte[STRETCH];
            for (int read = in.read(stretch); read >= 0; read = in.read(stretch)) {
                checkWanted();
                if (read > order.maxBytes() - file.size()) {
                    throw tooLarge(file);
                }
                ByteBuffer more = ByteBuffer.wrap(stretch, 0, read);
                disk(() -> {
                    file.write(more);
                    return null;
                });
                moved(read);
            }
        }
        if (!session.client().completePendingCommand() || length >= 0 && file.size() != length) {
            throw new TransferException(TransferFailure.BROKEN_OFF, "the server ended after " + file.size() + " bytes of " + length);
        }
    }

    private TransferException tooLarge(PartialFile file) throws TransferException {
        disk(() -> {
            file.discard();
            return null;
        });
        return new TransferException(TransferFailure.TOO_LARGE, "the file is longer than " + order.maxBytes() + " bytes");
    }
}
