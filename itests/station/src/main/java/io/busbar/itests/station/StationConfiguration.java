package io.busbar.itests.station;

import io.busbar.launcher.Settings;
import io.busbar.ocpp.messages.provisioning.OCPPInterface;
import io.busbar.ocpp.rpc.CsmsAddress;
import io.busbar.station.core.StationSettings;
import io.busbar.station.core.limit.FailSafe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Configuration values by PID, {@code factory~name} for one of a factory's, as the launcher reads them from {@code busbar.conf}. */
public final class StationConfiguration {

    private static final int OUTBOX_CAPACITY = 20_000;

    private final Map<String, Map<String, Object>> sections;

    public StationConfiguration(Map<String, Map<String, Object>> sections) {
        this.sections = Map.copyOf(sections);
    }

    /**
     * As the launcher makes it, with types that the bundles of the class path describe.
     *
     * @param text as in {@code busbar.conf}
     * @param environment what its placeholders stand for
     */
    public static StationConfiguration parse(String text, Map<String, String> environment) throws IOException {
        Map<String, Map<String, Object>> sections = new TreeMap<>();
        Settings.parse("busbar.conf", text.lines().toList(), environment).typed(Wiring.descriptions(), Map.of()).forEach((pid, values) -> {
            Map<String, Object> section = new TreeMap<>();
            values.keys().asIterator().forEachRemaining(key -> section.put(key, values.get(key)));
            sections.put(pid, section);
        });
        return new StationConfiguration(sections);
    }

    void forEach(BiConsumer<String, Map<String, Object>> visitor) {
        new TreeMap<>(sections).forEach(visitor);
    }

    private String text(String pid, String key, String usual) {
        return String.valueOf(sections.getOrDefault(pid, Map.of()).getOrDefault(key, usual));
    }

    private int number(String pid, String key, int usual) {
        return Integer.parseInt(text(pid, key, Integer.toString(usual)));
    }

    StationSettings station() {
        String pid = "io.busbar.station";
        Map<String, String> variables = sections.getOrDefault("io.busbar.variables", Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return new StationSettings(text(pid, "vendor", "Busbar"), text(pid, "model", "Charging station"),
                text(pid, "serialNumber", ""), text(pid, "firmwareVersion", ""),
                Duration.ofSeconds(number(pid, "leaseSeconds", (int) StationSettings.LEASE.toSeconds())),
                Duration.ofSeconds(number(pid, "driverGraceSeconds", (int) StationSettings.DRIVER_GRACE.toSeconds())),
                new FailSafe(Duration.ofSeconds(number(pid, "limitHoldSeconds", (int) FailSafe.DEFAULT.holdFor().toSeconds())),
                        Double.parseDouble(text(pid, "failSafeAmps", Double.toString(FailSafe.DEFAULT.amps())))),
                variables);
    }

    int outboxCapacity() {
        return number("io.busbar.csms", "outboxCapacity", OUTBOX_CAPACITY);
    }

    CsmsAddress csms() {
        String pid = "io.busbar.csms";
        String url = text(pid, "url", "");
        String password = text(pid, "password", "");
        int profile = number(pid, "securityProfile", CsmsAddress.usualProfile(url, password));
        return new CsmsAddress(url, text(pid, "id", "BUSBAR01"), password, profile, roots(text(pid, "roots", "")), List.of(),
                Map.of(OCPPInterface.Wired0, CsmsAddress.ANY), Boolean.parseBoolean(text(pid, "allowSecurityProfileDowngrade", "false")));
    }

    private static List<X509Certificate> roots(String file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))))
                    .stream().map(X509Certificate.class::cast).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file, e);
        }
    }
}
