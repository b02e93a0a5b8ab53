package io.busbar.ocpp.messages.authorization;

import io.busbar.ocpp.messages.WireEnum;

/** Whether the cache was emptied. */
public enum ClearCacheStatus implements WireEnum {

    Accepted, Rejected
}
