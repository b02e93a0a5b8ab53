package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.spi.FrameRules;

/** Puts frames together (part 4, 4.2). Payloads are JSON objects as text, and are not checked. */
public final class FrameWriter {

    private static final int MAX_DESCRIPTION = 255;

    private FrameWriter() {}

    public static String call(String id, String action, String payload) {
        return frame(2, id, action).append(payload).append(']').toString();
    }

    public static String callResult(String id, String payload) {
        return frame(3, id).append(payload).append(']').toString();
    }

    /** In OCPP 2.x. @param description cut off after 255 characters */
    public static String callError(String id, RpcErrorCode code, String description) {
        return error(4, id, code.name(), description, MAX_DESCRIPTION);
    }

    /** @param rules of the version: its name of the code, and where the description is cut off */
    public static String callError(FrameRules rules, String id, RpcErrorCode code, String description) {
        return error(4, id, rules.nameOf(code), description, rules.maxDescriptionLength());
    }

    /** In OCPP 2.x from 2.1 on. @param description cut off after 255 characters */
    public static String callResultError(String id, RpcErrorCode code, String description) {
        return error(5, id, code.name(), description, MAX_DESCRIPTION);
    }

    /** @param rules as for {@link #callError(FrameRules, String, RpcErrorCode, String)}; they must have CALLRESULTERROR */
    public static String callResultError(FrameRules rules, String id, RpcErrorCode code, String description) {
        return error(5, id, rules.nameOf(code), description, rules.maxDescriptionLength());
    }

    /** For versions with SEND. */
    public static String send(String id, String action, String payload) {
        return frame(6, id, action).append(payload).append(']').toString();
    }

    private static String error(int type, String id, String code, String description, int maxLength) {
        String words = description == null ? "" : description;
        StringBuilder text = frame(type, id, code);
        quote(text, words.length() <= maxLength ? words : words.substring(0, maxLength));
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
