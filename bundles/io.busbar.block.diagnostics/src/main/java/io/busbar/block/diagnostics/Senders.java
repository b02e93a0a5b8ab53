package io.busbar.block.diagnostics;

import io.busbar.transfer.api.UploadTransfer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who can send files. Any thread. */
final class Senders {

    private final List<UploadTransfer> present = new CopyOnWriteArrayList<>();

    void add(UploadTransfer sender) {
        present.add(sender);
    }

    void remove(UploadTransfer sender) {
        present.remove(sender);
    }

    boolean has(UploadTransfer sender) {
        return present.contains(sender);
    }

    Optional<UploadTransfer> of(URI location) {
        String scheme = location.getScheme().toLowerCase(Locale.ROOT);
        return present.stream().filter(sender -> sender.schemes().contains(scheme)).findFirst();
    }

    /** A location with a host, or empty. */
    static Optional<URI> uri(String location) {
        try {
            return Optional.of(new URI(location)).filter(uri -> uri.isAbsolute() && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
