package io.busbar.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose data directory this is: the station's identity at the CSMS and its serial number. What another station stored (a directory that was copied, a card
 * that was moved, an identity that was replaced) is kept aside and not sent in this one's name.
 */
final class StationBinding {

    private static final Logger LOG = LoggerFactory.getLogger(StationBinding.class);
    /** What belongs to a station; software and hardware's own memory stay. */
    private static final List<String> PARTS = List.of("store", "keys", "firmware", "diagnostics");
    private static final String ASIDE = "other-station";

    private final Path data;
    private final Path file;

    StationBinding(Path data) {
        this.data = data;
        file = data.resolve("station");
    }

    /**
     * Before the store is opened.
     *
     * @param serialNumber empty if it is not known; then it is not compared
     * @return what was kept aside and why; empty if all is this station's
     */
    Optional<String> bind(String identity, String serialNumber) throws IOException {
        List<String> known = Files.exists(file) ? List.of(text().split("\n", -1)) : List.of();
        Optional<String> why = known.isEmpty() ? Optional.empty() : difference(known, identity, serialNumber);
        if (why.isPresent()) {
            keepAside();
            LOG.warn("{}; what it stored is kept in {}, and this station starts with nothing stored", why.get(), data.resolve(ASIDE));
        }
        String serial = serialNumber.isEmpty() && why.isEmpty() && known.size() > 1 ? known.get(1) : serialNumber;
        String now = identity + "\n" + serial + "\n";
        if (known.isEmpty() || !now.equals(text())) {
            write(now);
        }
        return why;
    }

    private static Optional<String> difference(List<String> known, String identity, String serialNumber) {
        String serial = known.size() > 1 ? known.get(1) : "";
        if (!known.get(0).equals(identity)) {
            return Optional.of("The data directory is that of station " + known.get(0) + ", not of " + identity);
        }
        return serial.isEmpty() || serialNumber.isEmpty() || serial.equals(serialNumber)
                ? Optional.empty()
                : Optional.of("The data directory is that of serial number " + serial + ", not of " + serialNumber);
    }

    /** The last other station's is kept. It may be done once more after a power cut. */
    private void keepAside() throws IOException {
        Path aside = data.resolve(ASIDE);
        boolean begun = Files.exists(aside.resolve("moving"));
        if (Files.exists(aside) && !begun) {
            try (Stream<Path> all = Files.walk(aside)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(aside);
        Files.writeString(aside.resolve("moving"), "");
        for (String part : PARTS) {
            if (Files.exists(data.resolve(part))) {
                Files.move(data.resolve(part), aside.resolve(part));
            }
        }
        Files.copy(file, aside.resolve("station"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(aside.resolve("moving"));
    }

    private String text() throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void write(String now) {
        try {
            Path unfinished = data.resolve("station.new");
            Files.writeString(unfinished, now);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("whose data directory this is is not noted: {}", e.toString());
        }
    }
}
