package io.busbar.ocpp.json;

import io.busbar.ocpp.api.RpcErrorCode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A frame of OCPP-J as read (part 4, 4.2). Payloads and details are JSON text: well formed as far as brackets and tokens show.
 * Which of the types a version has is for the caller to know: 5 and 6 exist since OCPP 2.1.
 */
public sealed interface Frame {

    /** Stands for a message id that could not be read (part 4, 4.2.3). */
    String NO_ID = "-1";

    /** Type 2. */
    record Call(String id, String action, String payload) implements Frame {}

    /** Type 3. */
    record CallResult(String id, String payload) implements Frame {}

    /** Type 4. What a careless peer left out at the end is empty. The code may be none of {@link RpcErrorCode}. */
    record CallError(String id, String code, String description, String details) implements Frame {}

    /** Type 5: what is wrong with our CALLRESULT. */
    record CallResultError(String id, String code, String description, String details) implements Frame {}

    /** Type 6. */
    record Send(String id, String action, String payload) implements Frame {}

    /** Another type: answered with MessageTypeNotSupported by OCPP 2.0.1, ignored by 2.1 (part 4, 4.4). The rest was not read. */
    record Unsupported(int type, Optional<String> id) implements Frame {}

    /**
     * No frame.
     *
     * @param type as far as it could be read
     * @param id as far as it could be read
     * @param code RpcFrameworkError, or FormatViolation when only the payload is broken
     * @param description for the peer; quotes nothing from the frame
     */
    record Malformed(OptionalInt type, Optional<String> id, RpcErrorCode code, String description) implements Frame {

        /** The id to answer with. */
        public String answerId() {
            return id.orElse(NO_ID);
        }
    }
}
