package io.busbar.station.api.evse;

import io.busbar.driver.api.evse.FaultCode;

/**
 * A fault, as its driver reported it.
 *
 * @param code what is wrong
 * @param detail for the technician; may be empty
 * @param blocking whether power is impossible while it lasts
 */
public record EvseFault(FaultCode code, String detail, boolean blocking) {}
