package io.busbar.bus.api.modbus;

/** In which order the registers of a longer number stand. The bytes in a register are always the high one first. */
public enum WordOrder {
    /** The highest word at the lowest address: as the standard suggests. */
    HIGH_FIRST,
    /** The lowest word at the lowest address. */
    LOW_FIRST
}
