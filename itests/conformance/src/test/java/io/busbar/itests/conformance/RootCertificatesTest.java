package io.busbar.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Root certificates: installed, listed and deleted (M03, M04, M05). */
class RootCertificatesTest {

    private static final TestCa CA = new TestCa("csms");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Bench BENCH = new Bench();

    private final ScriptedCsms csms = BENCH.csms();
    private final List<String> installed = new ArrayList<>();

    @BeforeAll
    static void trust() throws Exception {
        BENCH.with("BUSBAR_CSMS_ROOTS", Files.writeString(folder.resolve("roots.pem"), CA.rootPem()).toString());
        BENCH.with("BUSBAR_MANUFACTURER_ROOTS", Files.createDirectory(folder.resolve("makers")).toString());
    }

    @AfterEach
    void putBack() throws Exception {
        for (String hash : installed) {
            delete(hash);
        }
    }

    private TestCa install(String type) throws Exception {
        TestCa fresh = new TestCa("root of a case");
        installed.add(HashData.of(fresh));
        assertEquals("Accepted", install(type, fresh.rootPem()));
        return fresh;
    }

    private String install(String type, String pem) throws IOException {
        return csms.call("InstallCertificate", "{\"certificateType\":\"" + type + "\",\"certificate\":\"" + TestCa.escaped(pem) + "\"}")
                .path("status").asText();
    }

    private String delete(String hash) throws IOException {
        return csms.call("DeleteCertificate", "{\"certificateHashData\":" + hash + "}").path("status").asText();
    }

    private JsonNode list(String... types) throws IOException {
        return csms.call("GetInstalledCertificateIds",
                types.length == 0 ? "{}" : "{\"certificateType\":[\"" + String.join("\",\"", types) + "\"]}");
    }

    private static boolean has(JsonNode list, String type, TestCa root) throws Exception {
        for (JsonNode chain : list.path("certificateHashDataChain")) {
            if (chain.path("certificateType").asText().equals(type)
                    && chain.path("certificateHashData").toString().equals(HashData.of(root))) {
                return true;
            }
        }
        return false;
    }

    private void installedAndListed(String type) throws Exception {
        TestCa fresh = install(type);
        JsonNode list = list(type);
        assertEquals("Accepted", list.path("status").asText());
        assertTrue(has(list, type, fresh), list.toString());
    }

    @Test
    @Shipped("use cases M03, M05")
    @DisplayName("TC_M_01_CS, TC_M_12_CS: a CSMS root is installed, and listed with the one that was there")
    void csmsRoot() throws Exception {
        installedAndListed("CSMSRootCertificate");
        assertTrue(has(list("CSMSRootCertificate"), "CSMSRootCertificate", CA));
    }

    @Test
    @DisplayName("TC_M_02_CS, TC_M_13_CS: a manufacturer's root is installed and listed")
    void manufacturerRoot() throws Exception {
        installedAndListed("ManufacturerRootCertificate");
    }

    @Test
    @DisplayName("TC_M_03_CS, TC_M_14_CS: a V2G root is installed and listed")
    void v2gRoot() throws Exception {
        installedAndListed("V2GRootCertificate");
    }

    @Test
    @DisplayName("TC_M_04_CS, TC_M_16_CS: a mobility operator's root is installed and listed")
    void mobilityOperatorRoot() throws Exception {
        installedAndListed("MORootCertificate");
    }

    @Test
    @DisplayName("TC_M_07_CS: a root that has expired is rejected, and not listed")
    void expired() throws Exception {
        TestCa old = new TestCa("expired", Duration.ofDays(-1));
        assertEquals("Rejected", install("CSMSRootCertificate", old.rootPem()));
        assertFalse(has(list("CSMSRootCertificate"), "CSMSRootCertificate", old));
    }

    @Test
    @DisplayName("TC_M_17_CS: two kinds are listed together, and no other")
    void twoKinds() throws Exception {
        TestCa first = install("CSMSRootCertificate");
        TestCa second = install("ManufacturerRootCertificate");
        TestCa third = install("V2GRootCertificate");
        JsonNode list = list("CSMSRootCertificate", "ManufacturerRootCertificate");
        assertTrue(has(list, "CSMSRootCertificate", first));
        assertTrue(has(list, "ManufacturerRootCertificate", second));
        assertFalse(has(list, "V2GRootCertificate", third));
    }

    @Test
    @DisplayName("TC_M_18_CS: without a kind everything is listed")
    void everything() throws Exception {
        TestCa first = install("CSMSRootCertificate");
        TestCa second = install("ManufacturerRootCertificate");
        JsonNode list = list();
        assertEquals("Accepted", list.path("status").asText());
        assertTrue(has(list, "CSMSRootCertificate", first));
        assertTrue(has(list, "ManufacturerRootCertificate", second));
    }

    @Test
    @DisplayName("TC_M_19_CS: nothing of a kind is NotFound")
    void nothing() throws Exception {
        assertEquals("NotFound", list("MORootCertificate").path("status").asText());
    }

    @Test
    @DisplayName("TC_M_20_CS: a root is deleted, and gone from the list")
    void deleted() throws Exception {
        TestCa fresh = install("CSMSRootCertificate");
        assertEquals("Accepted", delete(HashData.of(fresh)));
        assertFalse(has(list("CSMSRootCertificate"), "CSMSRootCertificate", fresh));
    }

    @Test
    @DisplayName("TC_M_22_CS: what is not there cannot be deleted")
    void unknown() throws Exception {
        assertEquals("NotFound", delete(HashData.of(new TestCa("unknown"))));
    }
}
