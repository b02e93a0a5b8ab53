package io.busbar.station.api.evse;

/**
 * OCPP's ConnectorStatusEnumType, computed by the core in this precedence: Faulted, Unavailable, Occupied by a transaction
 * ({@link Evse#occupy}), Reserved, Occupied by a cable, Available. A cable alone does not end a reservation (G01.FR.09, G03.FR.09).
 */
public enum ConnectorStatus {
    AVAILABLE, OCCUPIED, RESERVED, UNAVAILABLE, FAULTED
}
