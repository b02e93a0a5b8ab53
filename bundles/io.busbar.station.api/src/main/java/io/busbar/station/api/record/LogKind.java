package io.busbar.station.api.record;

/** OCPP 2.x LogEnumType. */
public enum LogKind {
    DIAGNOSTICS,
    SECURITY
}
