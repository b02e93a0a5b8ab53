package io.busbar.block.firmware;

import io.busbar.transfer.api.Transfer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who can fetch files. Any thread. */
final class Transports {

    private final List<Transfer> present = new CopyOnWriteArrayList<>();

    void add(Transfer transfer) {
        present.add(transfer);
    }

    void remove(Transfer transfer) {
        present.remove(transfer);
    }

    boolean has(Transfer transfer) {
        return present.contains(transfer);
    }

    /** Who speaks the scheme of this location now; the one that came first. */
    Optional<Transfer> of(String location) {
        return uri(location).map(uri -> uri.getScheme().toLowerCase(Locale.ROOT))
                .flatMap(scheme -> present.stream().filter(transfer -> transfer.schemes().contains(scheme)).findFirst());
    }

    static Optional<URI> uri(String location) {
        try {
            return Optional.of(new URI(location)).filter(URI::isAbsolute);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** For OCPPCommCtrlr.FileTransferProtocols. */
    List<String> protocols() {
        return present.stream().flatMap(transfer -> transfer.schemes().stream()).map(scheme -> scheme.toUpperCase(Locale.ROOT)).distinct()
                .sorted().toList();
    }
}
