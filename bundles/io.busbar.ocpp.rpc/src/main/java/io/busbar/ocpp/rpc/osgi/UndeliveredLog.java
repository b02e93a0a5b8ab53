package io.busbar.ocpp.rpc.osgi;

import io.busbar.ocpp.messages.diagnostics.LogType;
import io.busbar.ocpp.rpc.UndeliveredMessages;
import io.busbar.station.api.record.LogSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The transaction messages that were given up, for a log that the CSMS asks for: a line each, when, which, why, and the message. */
@Component
public final class UndeliveredLog implements LogSource {

    private static final int PATIENCE_SECONDS = 30;

    private final RpcComponent owner;

    @Activate
    public UndeliveredLog(@Reference RpcComponent owner) {
        this.owner = owner;
    }

    @Override
    public LogType kind() {
        return LogType.DiagnosticsLog;
    }

    @Override
    public String name() {
        return "undelivered.log";
    }

    @Override
    public void write(Instant from, Instant to, OutputStream out) throws IOException {
        for (UndeliveredMessages.Message message : all()) {
            if (!message.at().isBefore(from) && !message.at().isAfter(to)) {
                String line = message.at() + " " + message.action() + " " + message.transactionId() + " ("
                        + message.why().replaceAll("\\p{Cntrl}+", " ") + "): " + message.json();
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The store is read on the loop. */
    private List<UndeliveredMessages.Message> all() throws IOException {
        CompletableFuture<List<UndeliveredMessages.Message>> read = new CompletableFuture<>();
        owner.use(rpc -> read.complete(rpc.undelivered().all()));
        try {
            return read.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the undelivered messages were read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the undelivered messages cannot be read", e);
        }
    }
}
