package io.busbar.bus.api.modbus;

import io.busbar.bus.api.BusException;

/** A device answered with an exception. */
public final class ModbusRejection extends BusException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code 1 illegal function, 2 illegal address, 3 illegal value, 4 device failure, 6 device busy, others as the device says */
    public ModbusRejection(int code, String message) {
        super(Reason.REJECTED, message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
