package io.busbar.ocpp.api;

/** An OCPP version and its WebSocket sub-protocol name (part 4). */
public enum OcppVersion {
    V16("ocpp1.6"), V201("ocpp2.0.1"), V21("ocpp2.1");

    private final String subProtocol;

    OcppVersion(String subProtocol) {
        this.subProtocol = subProtocol;
    }

    public String subProtocol() {
        return subProtocol;
    }
}
