package io.busbar.ocpp.api.spi;

import io.busbar.ocpp.api.RpcErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What the frames of an OCPP-J version can say.
 *
 * @param send whether messages without an answer can be sent (SEND, type 6)
 * @param callResultError whether a CALLRESULT that cannot be read is answered (CALLRESULTERROR, type 5)
 * @param unknownTypeAnswered whether a frame of an unknown type is answered with MessageTypeNotSupported; it is ignored otherwise
 * @param maxDescriptionLength characters of the description of an error at most
 * @param errorNames names of the error codes that this version spells otherwise than {@link RpcErrorCode}
 */
public record FrameRules(boolean send, boolean callResultError, boolean unknownTypeAnswered, int maxDescriptionLength,
        Map<RpcErrorCode, String> errorNames) {

    public FrameRules {
        errorNames = Map.copyOf(errorNames);
    }

    /** As it stands in a frame. */
    public String nameOf(RpcErrorCode code) {
        return errorNames.getOrDefault(code, code.name());
    }

    /** What a name in a frame means; empty for a name that this version does not have. */
    public Optional<RpcErrorCode> codeOf(String name) {
        return Arrays.stream(RpcErrorCode.values()).filter(code -> nameOf(code).equals(name)).findFirst();
    }
}
