package io.busbar.plant.sim;

import io.busbar.driver.api.meter.MeterReading.SignedReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a calibrated meter signs with: records of the Open Charge Metering Format (OCMF 1.0), ECDSA on secp256r1 with SHA-256. */
final class MeterSeal {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss,SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String meterId;
    private final KeyPair key;
    private long page;

    /** @param directory of the plant's memory, where the key is kept; without it the key ends with the process */
    MeterSeal(String meterId, Optional<Path> directory) {
        this.meterId = meterId;
        try {
            key = directory.isPresent() ? kept(directory.get().resolve(meterId + ".key")) : made();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the simulated meter " + meterId + " has no key: " + e.getMessage(), e);
        }
    }

    private static KeyPair made() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyPair kept(Path file) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            KeyPair key = made();
            Base64.Encoder base64 = Base64.getEncoder();
            Files.write(file,
                    List.of(base64.encodeToString(key.getPrivate().getEncoded()), base64.encodeToString(key.getPublic().getEncoded())));
            return key;
        }
        List<String> lines = Files.readAllLines(file);
        KeyFactory keys = KeyFactory.getInstance("EC");
        return new KeyPair(keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    }

    SignedReading sign(double energyWh, Instant at) {
        String payload = String.format(Locale.ROOT,
                "{\"FV\":\"1.0\",\"GI\":\"Busbar simulated plant\",\"GS\":\"%1$s\",\"PG\":\"T%2$d\",\"MV\":\"Busbar\",\"MM\":\"SIM\",\"MS\":\"%1$s\","
                        + "\"RD\":[{\"TM\":\"%3$s S\",\"RV\":%4$.3f,\"RI\":\"1-b:1.8.0\",\"RU\":\"Wh\",\"ST\":\"G\"}]}",
                meterId, ++page, TIME.format(at), energyWh);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(payload.getBytes(StandardCharsets.UTF_8));
            String record = "OCMF|" + payload + "|{\"SA\":\"ECDSA-secp256r1-SHA256\",\"SD\":\"" + HexFormat.of().formatHex(signature.sign())
                    + "\"}";
            // the method stands in the record; the key is written as in OCA's paper on signed values
            return new SignedReading(base64(record), "OCMF", "",
                    base64("oca:base16:asn1:" + HexFormat.of().formatHex(key.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the simulated meter " + meterId + " cannot sign", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
