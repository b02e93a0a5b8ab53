package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security profiles, and raising them (A00, A05). */
class SecurityProfilesTest {

    private static final TestCa CA = new TestCa("csms");

    /** The address of a CSMS that is never come to. */
    private static final String WSS = "wss://csms.example";

    @TempDir
    private Path folder;

    private final ScriptedCsms plain = new ScriptedCsms();
    private final ScriptedCsms secured = new ScriptedCsms(CA.server());

    private static Optional<String> basic(String password) {
        return Optional.of("Basic " + Base64.getEncoder().encodeToString((Bench.ID + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName("TC_A_01_CS: name and password are shown as HTTP has it, at the first connection and at each later one")
    void password() throws Exception {
        try (Journey journey = new Journey(1, plain).begin()) {
            assertEquals("1", journey.read(plain, Journey.PROFILE));
            plain.disconnect();
            journey.await(() -> plain.knocks().size() == 2);
            assertTrue(plain.knocks().stream().allMatch(basic(Journey.PASSWORD)::equals), plain.knocks().toString());
        }
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_19_CS: raised from 1 to 2: connected by TLS after the reset, the lower profile is gone, and is not come back to")
    void raised() throws Exception {
        try (Journey journey = new Journey(1, plain, secured).trusting(CA).begin()) {
            assertEquals("1", journey.read(plain, Journey.PROFILE));
            assertEquals("Accepted", journey.fill(plain, 2, secured.url(), 2));
            assertEquals("Accepted", journey.write(plain, Journey.PRIORITY, "2,1"));
            journey.reset(plain);
            journey.booted(secured);
            assertEquals("2", journey.read(secured, Journey.PROFILE));
            assertEquals("2", journey.read(secured, Journey.PRIORITY));
            int knocks = plain.knocks().size();
            journey.write(secured, "OCPPCommCtrlr.NetworkProfileConnectionAttempts", "1");
            journey.write(secured, "OCPPCommCtrlr.RetryBackOffWaitMinimum", "1");
            journey.write(secured, "OCPPCommCtrlr.RetryBackOffRandomRange", "0");
            secured.down();
            secured.refute(Duration.ofSeconds(8), "BootNotification");
            assertEquals(knocks, plain.knocks().size(), "back at the lower profile");
        }
    }

    @Test
    @Shipped("use case A01; what the process logs")
    @DisplayName("TC_A_09_CS, TC_A_10_CS: a password that is too short is refused, and the old one goes on; a new one is used for a new connection at once, and the log tells of it, not it")
    void newPassword() throws Exception {
        try (Journey journey = new Journey(1, plain).begin()) {
            assertEquals("Rejected", journey.write(plain, "SecurityCtrlr.BasicAuthPassword", "short"));
            plain.disconnect();
            journey.await(() -> plain.knocks().size() == 2 && plain.isConnected());
            assertEquals(basic(Journey.PASSWORD), plain.knocks().get(1));
            assertEquals("Accepted", journey.write(plain, "SecurityCtrlr.BasicAuthPassword", "another-password-of-24ch"));
            journey.await(() -> plain.knocks().size() == 3 && plain.isConnected());
            assertEquals(basic("another-password-of-24ch"), plain.knocks().get(2), () -> journey.station().log());
            assertEquals("1", journey.read(plain, Journey.PROFILE));
            String log = journey.station().log();
            assertTrue(
                    log.contains("ReconfigurationOfSecurityParameters") && !log.contains("another-password")
                            && !log.contains(Journey.PASSWORD),
                    log);
        }
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_07_CS: profile 3 shows the station's certificate to a CSMS that lets nobody else in, and no password")
    void stationCertificate() throws Exception {
        ScriptedCsms strict = new ScriptedCsms(CA.serverForOwnStations());
        try (Journey journey = new Journey(3, strict).trusting(CA).delivered(CA.issue("O=Test, CN=SN-0001", Duration.ofDays(30))).begin()) {
            assertEquals("3", journey.read(strict, Journey.PROFILE));
            assertEquals(Set.of(Optional.empty()), Set.copyOf(strict.knocks()));
        }
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_19_CS: raised from 2 to 3: connected with the station's certificate after the reset, the lower profile is gone")
    void raisedToThree() throws Exception {
        ScriptedCsms strict = new ScriptedCsms(CA.serverForOwnStations());
        try (Journey journey = new Journey(2, secured, strict).trusting(CA).delivered(CA.issue("O=Test, CN=SN-0001", Duration.ofDays(30)))
                .begin()) {
            assertEquals("Accepted", journey.fill(secured, 2, strict.url(), 3));
            assertEquals("Accepted", journey.write(secured, Journey.PRIORITY, "2,1"));
            journey.reset(secured);
            journey.booted(strict);
            assertEquals("3", journey.read(strict, Journey.PROFILE));
            assertEquals("2", journey.read(strict, Journey.PRIORITY));
            assertEquals("Rejected NoSecurityDowngrade", journey.fill(strict, 1, secured.url(), 2));
        }
    }

    @Test
    @DisplayName("TC_A_20_CS: without a CSMS root no profile with TLS is gone to")
    void noRoot() throws Exception {
        try (Journey journey = new Journey(1, plain).begin()) {
            assertEquals("Accepted", journey.fill(plain, 2, WSS, 2));
            assertEquals("Rejected", journey.write(plain, Journey.PRIORITY, "2,1"));
            assertEquals("1", journey.read(plain, Journey.PRIORITY));
        }
    }

    @Test
    @DisplayName("TC_A_21_CS: without a certificate of the station profile 3 is not gone to")
    void noCertificate() throws Exception {
        try (Journey journey = new Journey(1, plain).trusting(CA).begin()) {
            assertEquals("Accepted", journey.fill(plain, 2, WSS, 3));
            assertEquals("Rejected", journey.write(plain, Journey.PRIORITY, "2,1"));
            assertEquals("1", journey.read(plain, Journey.PROFILE));
        }
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_22_CS: a profile with a lower security profile than the one in use is rejected")
    void notLowered() throws Exception {
        try (Journey journey = new Journey(2, secured, plain).trusting(CA).begin()) {
            assertEquals("Rejected NoSecurityDowngrade", journey.fill(secured, 2, plain.url(), 1));
            assertEquals("Rejected", journey.write(secured, Journey.PRIORITY, "2,1"));
        }
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_05_CS: an invalid certificate of the CSMS is refused, a good one taken after that, and the event told")
    void invalidServer() throws Exception {
        SslContextFactory.Server good = CA.server();
        SslContextFactory.Server shown = CA.server();
        ScriptedCsms csms = new ScriptedCsms(shown);
        try (Journey journey = new Journey(2, csms).trusting(CA).begin()) {
            journey.connectsSoon(csms);
            SslContextFactory.Server[] invalid = {new TestCa("other").server(), CA.server("localhost", Duration.ofDays(-1)),
                    CA.serverOfTomorrow(),
                    CA.server("csms.example.com", Duration.ofDays(30)), CA.server("*.localhost", Duration.ofDays(30))};
            for (SslContextFactory.Server bad : invalid) {
                int before = csms.connections();
                int refusals = refusals(journey);
                shown.reload(factory -> factory.setKeyStore(bad.getKeyStore()));
                csms.disconnect();
                journey.await(() -> refusals(journey) > refusals);
                assertEquals(before, csms.connections());
                shown.reload(factory -> factory.setKeyStore(good.getKeyStore()));
                journey.await(() -> csms.connections() > before && csms.isConnected());
                journey.told(csms, "InvalidCsmsCertificate");
            }
        }
    }

    /** Lines by which the station says that it does not take the certificate. */
    private static int refusals(Journey journey) {
        return (int) journey.station().log().lines().filter(line -> line.contains("no connection by network profile 1")
                && line.contains("certificate")).count();
    }

    @Test
    @ShippedOnly("TLS")
    @DisplayName("TC_A_06_CS: a CSMS that speaks TLS 1.1 at most is refused, one with TLS 1.2 taken after that, and the event told")
    void oldTls() throws Exception {
        assumeTrue(opensslIsThere(), "the openssl command is not installed");
        ScriptedCsms csms = new ScriptedCsms(CA.server());
        try (Journey journey = new Journey(2, csms).trusting(CA).begin()) {
            journey.connectsSoon(csms);
            TestCa.Issued own = CA.issue("O=Test, CN=localhost", Duration.ofDays(30));
            Path certificate = Files.writeString(folder.resolve("old.pem"), own.certificatePem());
            Path key = Files.writeString(folder.resolve("old.key"), own.keyPem());
            String port = csms.url().replaceAll(".*:", "");
            csms.down();
            Process old = new ProcessBuilder("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-cert", certificate.toString(), "-key",
                    key.toString(),
                    "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0", "-quiet").redirectErrorStream(true)
                    .redirectOutput(folder.resolve("old.log").toFile()).start();
            try {
                journey.await(() -> {
                    assertTrue(old.isAlive(), () -> read(folder.resolve("old.log")));
                    return journey.station().log().contains("speaks no TLS 1.2 or newer");
                });
            } finally {
                old.destroyForcibly().waitFor();
            }
            csms.up();
            journey.awaitLinkWith(csms);
            journey.told(csms, "InvalidTLSVersion");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean opensslIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
