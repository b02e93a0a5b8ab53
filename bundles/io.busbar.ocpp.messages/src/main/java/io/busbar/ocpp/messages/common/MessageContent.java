package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.In201;
import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;

/** Text in a format and a language (RFC 5646). */
public record MessageContent(
        @Required MessageFormat format,
        @Required @Length(max = 1024) @In201(maxLength = 512) String content,
        @Length(max = 8) String language,
        CustomData customData) {

    public MessageContent(MessageFormat format, String content) {
        this(format, content, null, null);
    }
}
