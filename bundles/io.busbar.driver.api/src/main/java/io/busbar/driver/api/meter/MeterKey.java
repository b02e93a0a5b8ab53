package io.busbar.driver.api.meter;

/**
 * The public key of a meter that signs.
 *
 * @param meterId as {@link MeterReading#meterId}
 * @param encoding of the key, e.g. {@code DER} or {@code raw}
 * @param signingMethod that it verifies, e.g. {@code ECDSA-secp256r1-SHA256}
 * @param key Base64; not empty
 */
public record MeterKey(String meterId, String encoding, String signingMethod, String key) {}
