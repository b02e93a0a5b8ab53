package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.WireEnum;

/** Hash algorithm. */
public enum HashAlgorithm implements WireEnum {

    SHA256, SHA384, SHA512
}
