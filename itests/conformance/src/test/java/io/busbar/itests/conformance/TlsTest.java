package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ShippedOnly("TLS")
class TlsTest {

    private static final String PASSWORD = "sixteen-characters-or-more";
    private static final TestCa CA = new TestCa("csms");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Bench BENCH = new Bench(new ScriptedCsms(CA.server())).with("BUSBAR_PASSWORD", PASSWORD).with("BUSBAR_SECURITY_PROFILE",
            "2");

    private final ScriptedCsms csms = BENCH.csms();

    @BeforeAll
    static void trust() throws Exception {
        Path roots = folder.resolve("roots.pem");
        Files.writeString(roots, CA.rootPem());
        BENCH.with("BUSBAR_CSMS_ROOTS", roots.toString());
    }

    @Test
    @DisplayName("TC_A_04_CS: it connects by TLS to a CSMS whose certificate its root has issued, with its name and password")
    void validServer() throws Exception {
        csms.knocks().clear();
        csms.disconnect();
        BENCH.await(ScriptedCsms.PATIENCE, () -> !csms.knocks().isEmpty() && csms.isConnected());
        String basic = Base64.getEncoder().encodeToString((Bench.ID + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of("Basic " + basic), csms.knocks().get(0));
        assertEquals("Accepted", csms.call("ChangeAvailability", "{\"operationalStatus\":\"Operative\"}").path("status").asText());
    }
}
