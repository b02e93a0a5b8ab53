package io.busbar.station.api.evse;

/** OCPP's ConnectorStatusEnumType, computed by the core in this precedence: Faulted, Unavailable, Occupied, Reserved, Available. */
public enum ConnectorStatus {
    AVAILABLE, OCCUPIED, RESERVED, UNAVAILABLE, FAULTED
}
