package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a firmware update will be done. */
public enum UpdateFirmwareStatus implements WireEnum {

    Accepted, Rejected, AcceptedCanceled, InvalidCertificate, RevokedCertificate
}
