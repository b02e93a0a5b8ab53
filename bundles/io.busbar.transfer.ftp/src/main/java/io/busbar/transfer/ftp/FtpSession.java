package io.busbar.transfer.ftp;

import io.busbar.transfer.api.TransferException;
import io.busbar.transfer.api.TransferFailure;
import io.busbar.transfer.core.RefusedAddressException;
import io.busbar.transfer.core.TransferFailures;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.apache.commons.net.io.CRLFLineReader;

/**
 * A connection to a server: binary, passive, logged in; with {@code ftps} also in TLS, both for commands and for files. It blocks and belongs to one
 * thread, but for {@link #abort}.
 */
final class FtpSession implements AutoCloseable {

    private static final int IMPLICIT_TLS = 990;
    private static final int WINDOW = 64 * 1024;
    /** The server lost the file's connection. */
    private static final int ABORTED = 426;

    private final URI peer;
    private final FtpTransfer.Patience patience;
    private final Optional<SSLContext> trust;
    /** Both sockets, for {@link #abort}. */
    private volatile Optional<FTPClient> client = Optional.empty();
    private volatile Optional<Socket> data = Optional.empty();
    private final Replies replies = new Replies();
    private volatile boolean aborted;

    FtpSession(URI peer, FtpTransfer.Patience patience, Optional<SSLContext> trust) {
        this.peer = peer;
        this.patience = patience;
        this.trust = trust;
    }

    private final class Plain extends FTPClient {

        @Override
        protected void _connectAction_(Reader none) throws IOException {
            super._connectAction_(bounded(_socket_));
        }

        @Override
        protected Socket _openDataConnection_(String command, String argument) throws IOException {
            return opened(super._openDataConnection_(command, argument));
        }
    }

    private final class Secure extends FTPSClient {

        Secure(boolean implicit, SSLContext context) {
            super(implicit, context);
            setEndpointCheckingEnabled(true);
        }

        @Override
        protected void _connectAction_(Reader none) throws IOException {
            super._connectAction_(bounded(_socket_));
        }

        @Override
        protected void sslNegotiation() throws IOException {
            super.sslNegotiation();
            _controlInput_ = new CRLFLineReader(bounded(_socket_));
        }

        @Override
        protected Socket _openDataConnection_(String command, String argument) throws IOException {
            return opened(super._openDataConnection_(command, argument));
        }
    }

    private Reader bounded(Socket control) throws IOException {
        return new InputStreamReader(replies.bounded(control.getInputStream()), StandardCharsets.UTF_8);
    }

    private Socket opened(Socket socket) throws IOException {
        data = Optional.ofNullable(socket);
        if (socket != null) {
            if (aborted) {
                socket.close();
            }
            checkData(socket);
        }
        return socket;
    }

    /** With TLS the client makes the file's sockets itself, so they are checked before anything is read from them or written to them. */
    private void checkData(Socket socket) throws IOException {
        try {
            if (socket.getInetAddress() != null) {
                patience.limits().peers().check(socket.getInetAddress());
            }
        } catch (RefusedAddressException e) {
            socket.close();
            throw e;
        }
    }

    void open() throws IOException, TransferException {
        check(peer);
        boolean secure = "ftps".equals(peer.getScheme().toLowerCase(Locale.ROOT));
        boolean implicit = secure && peer.getPort() == IMPLICIT_TLS;
        FTPClient made = secure ? new Secure(implicit, context()) : new Plain();
        made.addProtocolCommandListener(replies);
        made.setSocketFactory(patience.limits().peers().sockets());
        client = Optional.of(made);
        int millis = (int) patience.answer().toMillis();
        made.setConnectTimeout(millis);
        made.setDefaultTimeout(millis);
        made.setDataTimeout(patience.silence());
        made.setControlEncoding(StandardCharsets.UTF_8.name());
        made.setBufferSize(WINDOW);
        try {
            made.connect(peer.getHost(), peer.getPort() < 0 ? made.getDefaultPort() : peer.getPort());
        } catch (SocketTimeoutException e) {
            throw TransferFailures.unreachable(peer.getHost() + " did not answer in time", e);
        }
        made.setSoTimeout(millis);
        if (!FTPReply.isPositiveCompletion(made.getReplyCode())) {
            throw refused();
        }
        if (made instanceof FTPSClient tls) {
            tls.execPBSZ(0);
            tls.execPROT("P");
        }
        logIn(made);
        made.setFileType(FTP.BINARY_FILE_TYPE);
        made.enterLocalPassiveMode();
    }

    private SSLContext context() {
        return trust.orElseGet(() -> {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void logIn(FTPClient made) throws IOException, TransferException {
        String[] user = Optional.ofNullable(peer.getRawUserInfo()).orElse("anonymous:busbar").split(":", 2);
        if (!made.login(decoded(user[0]), user.length > 1 ? decoded(user[1]) : "")) {
            throw new TransferException(TransferFailure.UNAUTHORIZED, "the server answered FTP " + made.getReplyCode() + " to the user");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A line end in it would be a command of its own. */
    private static void check(URI peer) throws TransferException {
        boolean host = peer.getHost() != null && !peer.getHost().isEmpty();
        String all = decoded(Optional.ofNullable(peer.getRawUserInfo()).orElse("")) + path(peer);
        if (!host || path(peer).isEmpty() || all.chars().anyMatch(Character::isISOControl)) {
            throw new TransferException(TransferFailure.UNSUPPORTED, "this is no address of a file by FTP or FTPS");
        }
    }

    /** Below the folder where the user starts, as RFC 1738 has it. */
    private static String path(URI peer) {
        String path = Optional.ofNullable(peer.getRawPath()).orElse("");
        return decoded(path.startsWith("/") ? path.substring(1) : path);
    }

    /** Grows with every reply of the server. On any thread. */
    long replies() {
        return replies.count();
    }

    String path() {
        return path(peer);
    }

    FTPClient client() {
        return client.orElseThrow();
    }

    /** What the newest reply says. */
    TransferException refused() {
        int code = client().getReplyCode();
        return new TransferException(switch (code) {
            case 530, 532 -> TransferFailure.UNAUTHORIZED;
            case ABORTED -> TransferFailure.BROKEN_OFF;
            default -> FTPReply.isNegativeTransient(code) ? TransferFailure.UNAVAILABLE : TransferFailure.REFUSED;
        }, "the server answered FTP " + code);
    }

    /** A server that takes no more of a file ends the file's connection, and says why on the other one, which may come later. */
    TransferException brokenOff(IOException broken) throws IOException {
        boolean complete;
        try {
            complete = client().completePendingCommand();
        } catch (IOException silent) {
            broken.addSuppressed(silent);
            throw broken;
        }
        if (complete) {
            throw broken;
        }
        return refused();
    }

    /** Ends whatever waits for a socket. On any thread that may wait. */
    void abort() {
        aborted = true;
        data.ifPresent(FtpSession::reset);
        close();
    }

    @Override
    public void close() {
        client.ifPresent(open -> {
            try {
                open.disconnect();
            } catch (IOException e) {
                // it is gone, which is all that is wanted
            }
        });
    }

    /** Without the farewell of TLS, for which a peer that reads nothing would be waited for. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is gone, which is all that is wanted
        }
    }
}
