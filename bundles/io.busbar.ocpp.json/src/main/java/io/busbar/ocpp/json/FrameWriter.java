package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.busbar.ocpp.api.RpcErrorCode;

/** Puts frames together (part 4, 4.2). Payloads are JSON objects as text, and are not looked at. */
public final class FrameWriter {

    private static final int MAX_DESCRIPTION = 255;

    private FrameWriter() {}

    public static String call(String id, String action, String payload) {
        return frame(2, id, action).append(payload).append(']').toString();
    }

    public static String callResult(String id, String payload) {
        return frame(3, id).append(payload).append(']').toString();
    }

    /** @param description cut off after 255 characters */
    public static String callError(String id, RpcErrorCode code, String description) {
        return error(4, id, code, description);
    }

    /** OCPP 2.1. @param description cut off after 255 characters */
    public static String callResultError(String id, RpcErrorCode code, String description) {
        return error(5, id, code, description);
    }

    /** OCPP 2.1. */
    public static String send(String id, String action, String payload) {
        return frame(6, id, action).append(payload).append(']').toString();
    }

    private static String error(int type, String id, RpcErrorCode code, String description) {
        String words = description == null ? "" : description;
        StringBuilder text = frame(type, id, code.name());
        quote(text, words.length() <= MAX_DESCRIPTION ? words : words.substring(0, MAX_DESCRIPTION));
        return text.append(",{}]").toString();
    }

    private static StringBuilder frame(int type, String... strings) {
        StringBuilder text = new StringBuilder(256).append('[').append(type).append(',');
        for (String string : strings) {
            quote(text, string);
            text.append(',');
        }
        return text;
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(string, text);
        text.append('"');
    }
}
