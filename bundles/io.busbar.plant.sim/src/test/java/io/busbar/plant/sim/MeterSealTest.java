package io.busbar.plant.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.meter.MeterReading.SignedReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterSealTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");

    @TempDir
    Path directory;

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static PublicKey key(SignedReading reading) throws Exception {
        String key = text(reading.publicKey());
        assertTrue(key.startsWith("oca:base16:asn1:"), key);
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(key.split(":")[3])));
    }

    private static boolean isGenuine(SignedReading reading, PublicKey key) throws Exception {
        String[] record = text(reading.data()).split("\\|");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(key);
        signature.update(record[1].getBytes(StandardCharsets.UTF_8));
        return signature.verify(HexFormat.of().parseHex(record[2].replaceAll(".*\"SD\":\"|\"}", "")));
    }

    @Test
    @DisplayName("A record is of OCMF, says the register and the time, and its signature is good for the key that is told")
    void signs() throws Exception {
        MeterSeal seal = new MeterSeal("M-1", Optional.empty());
        SignedReading reading = seal.sign(1234.5678, NOON);
        assertEquals("OCMF", reading.encodingMethod());
        assertEquals("", reading.signingMethod());
        String record = text(reading.data());
        assertTrue(record.startsWith("OCMF|{\"FV\":\"1.0\","), record);
        assertTrue(record.contains("\"MS\":\"M-1\""), record);
        assertTrue(
                record.contains(
                        "{\"TM\":\"2026-03-01T12:00:00,250+0000 S\",\"RV\":1234.568,\"RI\":\"1-b:1.8.0\",\"RU\":\"Wh\",\"ST\":\"G\"}"),
                record);
        assertTrue(isGenuine(reading, key(reading)));
        assertNotEquals(record, text(seal.sign(1234.5678, NOON).data()), "each record has its number");
        assertTrue(reading.data().length() <= 2500);
    }

    @Test
    @DisplayName("The key outlives the process, and is another meter's own")
    void keepsItsKey() throws Exception {
        SignedReading before = new MeterSeal("M-1", Optional.of(directory)).sign(1, NOON);
        SignedReading after = new MeterSeal("M-1", Optional.of(directory)).sign(2, NOON);
        assertTrue(isGenuine(after, key(before)));
        assertNotEquals(before.publicKey(), new MeterSeal("M-2", Optional.of(directory)).sign(1, NOON).publicKey());
    }
}
