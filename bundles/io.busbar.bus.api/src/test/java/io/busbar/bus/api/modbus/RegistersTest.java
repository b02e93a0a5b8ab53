package io.busbar.bus.api.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistersTest {

    @Test
    @DisplayName("Numbers are read as they stand on the wire, in both word orders")
    void numbers() {
        Registers registers = Registers.of(100, 0x4366, 0x8000, 0xFFFE, 0x8000, 0x0001, 0x4142, 0x4320, 0x0000, 0x4469);
        assertEquals(230.5f, registers.float32(100, WordOrder.HIGH_FIRST));
        assertEquals(0x43668000L, registers.u32(100, WordOrder.HIGH_FIRST));
        assertEquals(0x80004366L, registers.u32(100, WordOrder.LOW_FIRST));
        assertEquals(0x80004366, registers.s32(100, WordOrder.LOW_FIRST));
        assertEquals(65_534, registers.u16(102));
        assertEquals(-2, registers.s16(102));
        assertEquals(0x43668000FFFE8000L, registers.s64(100, WordOrder.HIGH_FIRST));
        assertEquals(0x8000FFFE80004366L, registers.s64(100, WordOrder.LOW_FIRST));
        assertEquals(Double.longBitsToDouble(0x43668000FFFE8000L), registers.float64(100, WordOrder.HIGH_FIRST));
        assertEquals("ABC", registers.ascii(105, 4));
    }

    @Test
    @DisplayName("What is written is what is read")
    void written() {
        for (WordOrder order : WordOrder.values()) {
            assertEquals(-123_456_789, Registers.of32(5, -123_456_789, order).s32(5, order));
            assertEquals(4_000_000_000L, Registers.of32(5, 4_000_000_000L, order).u32(5, order));
            assertEquals(Long.MIN_VALUE + 77, Registers.of64(5, Long.MIN_VALUE + 77, order).s64(5, order));
            assertEquals(16.25f, Registers.ofFloat(5, 16.25f, order).float32(5, order));
        }
        assertEquals(Registers.of(5, 0x1234, 0x5678, 9), Registers.of32(5, 0x12345678, WordOrder.HIGH_FIRST).and(Registers.of(7, 9)));
    }

    @Test
    @DisplayName("A register that is not there is named; registers that cannot be are refused")
    void bounds() {
        Registers registers = Registers.of(10, 1, 2);
        assertEquals("register 12 is not among 10 to 11",
                assertThrows(IndexOutOfBoundsException.class, () -> registers.u32(11, WordOrder.HIGH_FIRST)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> registers.u16(9));
        assertThrows(IllegalArgumentException.class, () -> Registers.of(0));
        assertThrows(IllegalArgumentException.class, () -> Registers.of(65_535, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> registers.and(Registers.of(13, 1)));
    }
}
