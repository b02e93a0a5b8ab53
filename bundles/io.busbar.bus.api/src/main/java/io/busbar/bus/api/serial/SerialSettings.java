package io.busbar.bus.api.serial;

/**
 * How a serial line works.
 *
 * @param baud bits a second, 300 to 4,000,000
 * @param dataBits 7 or 8
 * @param parity of each character
 * @param stopBits 1 or 2
 */
public record SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {

    /** The parity bit. */
    public enum Parity {
        NONE, EVEN, ODD
    }

    public SerialSettings {
        if (baud < 300 || baud > 4_000_000 || dataBits < 7 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
            throw new IllegalArgumentException(
                    "baud is 300 to 4000000, data bits are 7 or 8, stop bits 1 or 2: " + baud + ", " + dataBits + ", " + stopBits);
        }
    }

    /** 8 data bits, no parity, 1 stop bit. */
    public static SerialSettings of8N1(int baud) {
        return new SerialSettings(baud, 8, Parity.NONE, 1);
    }
}
