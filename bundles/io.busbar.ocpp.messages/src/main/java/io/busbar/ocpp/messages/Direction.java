package io.busbar.ocpp.messages;

/** Who sends a request. */
public enum Direction {

    STATION_TO_CSMS, CSMS_TO_STATION, BOTH;

    public boolean fromStation() {
        return this != CSMS_TO_STATION;
    }

    public boolean fromCsms() {
        return this != STATION_TO_CSMS;
    }
}
