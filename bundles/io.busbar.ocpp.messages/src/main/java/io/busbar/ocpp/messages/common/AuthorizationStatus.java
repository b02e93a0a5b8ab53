package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a token may charge. */
public enum AuthorizationStatus implements WireEnum {

    Accepted,
    Blocked,
    ConcurrentTx,
    Expired,
    Invalid,
    NoCredit,
    NotAllowedTypeEVSE,
    NotAtThisLocation,
    NotAtThisTime,
    Unknown
}
