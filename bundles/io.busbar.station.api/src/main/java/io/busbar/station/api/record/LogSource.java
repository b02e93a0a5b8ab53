package io.busbar.station.api.record;

import io.busbar.ocpp.messages.diagnostics.LogType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/** Has something to say in a log that the CSMS asks for (N01); a whiteboard service. Its methods are called off the station loop. */
@ConsumerType
public interface LogSource {

    LogType kind();

    /** File name within the archive, unique, e.g. {@code security.log}. */
    String name();

    /** Writes what lies between two instants, oldest first, in UTF-8; nothing secret. */
    void write(Instant from, Instant to, OutputStream out) throws IOException;
}
