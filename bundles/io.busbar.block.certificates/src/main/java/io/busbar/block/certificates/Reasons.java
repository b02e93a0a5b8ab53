package io.busbar.block.certificates;

import io.busbar.ocpp.messages.common.StatusInfo;

/** Reasons for an operator, as long as the message can carry them. */
final class Reasons {

    private static final int LONGEST = 512;

    private Reasons() {}

    static StatusInfo of(String code, String text) {
        String words = String.valueOf(text);
        return new StatusInfo(code, words.length() <= LONGEST ? words : words.substring(0, LONGEST));
    }
}
