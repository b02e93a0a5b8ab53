package io.busbar.bus.api.modbus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Registers of 16 bits that follow one another, read or to be written, with the numbers that they make. Immutable; any thread. Whoever asks for a
 * register that is not among them gets an {@link IndexOutOfBoundsException} that names it.
 */
public final class Registers {

    private final int address;
    private final short[] words;

    private Registers(int address, short[] words) {
        this.address = address;
        this.words = words;
        if (address < 0 || words.length == 0 || address + words.length > 0x10000) {
            throw new IllegalArgumentException("registers are from 0 to 65535, and one at least: " + words.length + " from " + address);
        }
    }

    /** @param address of the first @param values of which the low 16 bits count */
    public static Registers of(int address, int... values) {
        short[] words = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            words[i] = (short) values[i];
        }
        return new Registers(address, words);
    }

    /** @param bits 32 or 64 of a number, for two or four registers */
    private static Registers ofBits(int address, long bits, int registers, WordOrder order) {
        short[] words = new short[registers];
        for (int i = 0; i < registers; i++) {
            words[order == WordOrder.HIGH_FIRST ? registers - 1 - i : i] = (short) (bits >>> 16 * i);
        }
        return new Registers(address, words);
    }

    /** Two registers. @param value signed, or unsigned with the low 32 bits */
    public static Registers of32(int address, long value, WordOrder order) {
        return ofBits(address, value, 2, order);
    }

    /** Four registers. */
    public static Registers of64(int address, long value, WordOrder order) {
        return ofBits(address, value, 4, order);
    }

    /** Two registers, IEEE 754. */
    public static Registers ofFloat(int address, float value, WordOrder order) {
        return ofBits(address, Float.floatToRawIntBits(value), 2, order);
    }

    /** These, followed by others at the next address. */
    public Registers and(Registers next) {
        if (next.address != address + words.length) {
            throw new IllegalArgumentException(next.address + " does not follow " + (address + words.length - 1));
        }
        short[] all = Arrays.copyOf(words, words.length + next.words.length);
        System.arraycopy(next.words, 0, all, words.length, next.words.length);
        return new Registers(address, all);
    }

    /** Of the first one. */
    public int address() {
        return address;
    }

    public int count() {
        return words.length;
    }

    private short word(int at) {
        if (at < address || at >= address + words.length) {
            throw new IndexOutOfBoundsException("register " + at + " is not among " + address + " to " + (address + words.length - 1));
        }
        return words[at - address];
    }

    private long bits(int at, int registers, WordOrder order) {
        long bits = 0;
        for (int i = 0; i < registers; i++) {
            bits = bits << 16 | word(order == WordOrder.HIGH_FIRST ? at + i : at + registers - 1 - i) & 0xffffL;
        }
        return bits;
    }

    /** Unsigned, one register. */
    public int u16(int at) {
        return word(at) & 0xffff;
    }

    /** Signed, one register. */
    public int s16(int at) {
        return word(at);
    }

    /** Unsigned, two registers. */
    public long u32(int at, WordOrder order) {
        return bits(at, 2, order);
    }

    /** Signed, two registers. */
    public int s32(int at, WordOrder order) {
        return (int) bits(at, 2, order);
    }

    /** Four registers. An unsigned number beyond 2^63 is negative; see {@link Long#toUnsignedString(long)}. */
    public long s64(int at, WordOrder order) {
        return bits(at, 4, order);
    }

    /** IEEE 754, two registers. */
    public float float32(int at, WordOrder order) {
        return Float.intBitsToFloat((int) bits(at, 2, order));
    }

    /** IEEE 754, four registers. */
    public double float64(int at, WordOrder order) {
        return Double.longBitsToDouble(bits(at, 4, order));
    }

    /** Text of two characters a register, up to the first NUL, without blanks at its ends. */
    public String ascii(int at, int registers) {
        byte[] bytes = new byte[registers * 2];
        for (int i = 0; i < registers; i++) {
            bytes[2 * i] = (byte) (word(at + i) >> 8);
            bytes[2 * i + 1] = (byte) word(at + i);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Registers that && address == that.address && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * address + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(address).append(':');
        for (short word : words) {
            text.append(' ').append(String.format("%04X", word & 0xffff));
        }
        return text.toString();
    }
}
