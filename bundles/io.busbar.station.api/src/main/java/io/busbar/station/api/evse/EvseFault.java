package io.busbar.station.api.evse;

/**
 * A fault, as its driver told it.
 *
 * @param code of the closed set in {@code driver.api.evse.FaultCode}, by name
 * @param detail for the technician; may be empty
 * @param blocking whether power is impossible while it lasts
 */
public record EvseFault(String code, String detail, boolean blocking) {}
