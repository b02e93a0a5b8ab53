package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Format of a text. */
public enum MessageFormat implements WireEnum {

    ASCII,
    HTML,
    URI,
    UTF8,
    @Since21 QRCODE
}
