package io.busbar.console;

import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationLoop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands that come over the socket. Threads of its own, as commands wait for what the station does. A user's first command after a quiet
 * time is the security event MaintenanceLoginAccepted (OCPP appendix 1).
 */
@Component(service = {}, immediate = true)
public final class ConsoleSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSocket.class);
    private static final int MOST_AT_ONCE = 4;
    private static final int LONGEST_LINE = 16 * 1024;

    /** Commands that are not further apart are one visit: a script that asks for the state each minute does not fill the security log. */
    private static final Duration VISIT = Duration.ofMinutes(10);

    private final CommandProcessor commands;
    private final StationLoop loop;
    private final SecurityEvents security;
    /** Until when each user's visit lasts. On the loop. */
    private final Map<String, StationLoop.Timer> visits = new HashMap<>();
    private final Path file;
    private final ServerSocketChannel server;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, MOST_AT_ONCE + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
            ConsoleSocket::thread);

    @Activate
    public ConsoleSocket(BundleContext context, @Reference CommandProcessor commands, @Reference StationLoop loop,
            @Reference SecurityEvents security) throws IOException {
        this.commands = commands;
        this.loop = loop;
        this.security = security;
        file = Path.of(context.getProperty("io.busbar.data"), "console");
        Files.deleteIfExists(file);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw new IOException("no console at " + file + ": " + e.getMessage(), e);
        }
        threads.execute(this::accept);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "console");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel connection = server.accept();
                try {
                    threads.execute(() -> serve(connection));
                } catch (RejectedExecutionException busy) {
                    connection.close();
                }
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.warn("the console lost a connection: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection;
                InputStream in = Channels.newInputStream(connection);
                PrintStream out = new PrintStream(Channels.newOutputStream(connection), true, StandardCharsets.UTF_8)) {
            String line = line(in);
            String user = connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            loop.execute(() -> visited(user));
            try (CommandSession session = commands.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
                Object result = session.execute(line);
                if (result != null) {
                    out.println(session.format(result, Converter.INSPECT));
                }
                out.println("ok");
            } catch (Exception e) { // a command may fail with anything, its reason is the answer
                out.println("error: " + reason(e));
            }
        } catch (IOException e) {
            LOG.debug("a console went away: {}", e.getMessage());
        }
    }

    private void visited(String user) {
        StationLoop.Timer before = visits.put(user, loop.after(VISIT, () -> visits.remove(user)));
        if (before == null) {
            security.raise("MaintenanceLoginAccepted", "{'user': '" + user + "', 'origin': 'console'}");
        } else {
            before.cancel();
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static String line(InputStream in) throws IOException {
        byte[] text = new byte[LONGEST_LINE];
        int length = 0;
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (length == text.length) {
                throw new IOException("a line is at most " + LONGEST_LINE + " bytes");
            }
            text[length++] = (byte) c;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    @Deactivate
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
        Files.deleteIfExists(file);
    }
}
