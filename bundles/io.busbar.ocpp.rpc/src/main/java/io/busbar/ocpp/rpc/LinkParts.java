package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.Dialect;
import io.busbar.ocpp.api.spi.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transports and OCPP versions that are installed. On the loop. */
final class LinkParts {

    /** The one with the highest ranking stands first. */
    private record Ranked(Transport transport, int ranking) {}

    private final List<Ranked> transports = new ArrayList<>();
    private final List<Dialect> dialects = new ArrayList<>();

    void add(Transport transport, int ranking) {
        int place = 0;
        while (place < transports.size() && transports.get(place).ranking() >= ranking) {
            place++;
        }
        transports.add(place, new Ranked(transport, ranking));
    }

    void remove(Transport transport) {
        transports.removeIf(other -> other.transport() == transport);
    }

    void add(Dialect dialect) {
        dialects.add(dialect);
    }

    void remove(Dialect dialect) {
        dialects.removeIf(other -> other == dialect);
    }

    /** What is missing for a connection, in words. */
    Optional<String> missing() {
        if (transports.isEmpty()) {
            return Optional.of("no transport is installed");
        }
        return dialects.isEmpty() ? Optional.of("no OCPP version is installed") : Optional.empty();
    }

    Transport transport() {
        return transports.get(0).transport();
    }

    Optional<Dialect> dialectOf(Connection connection) {
        return dialects.stream().filter(dialect -> dialect.version().subProtocol().equals(connection.subProtocol())).findFirst();
    }

    Set<OcppVersion> versions() {
        return dialects.stream().map(Dialect::version).collect(Collectors.toSet());
    }

    /** What is offered, newest first; all versions unless a profile names one. */
    List<String> subProtocols(Optional<OcppVersion> only) {
        return versions().stream().filter(version -> only.isEmpty() || only.get() == version).sorted(Comparator.reverseOrder())
                .map(OcppVersion::subProtocol).toList();
    }
}
