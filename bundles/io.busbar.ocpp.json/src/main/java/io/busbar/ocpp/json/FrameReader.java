package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.busbar.ocpp.api.RpcErrorCode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/** Takes frames apart in one pass, without building anything of the payload. Never throws. Safe for any thread. */
@ProviderType
public final class FrameReader {

    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;
    private static final int CALL_RESULT_ERROR = 5;
    private static final int SEND = 6;
    private static final int MAX_ID = 36;
    private static final int MAX_ACTION = 64;

    private final JsonText json;

    public FrameReader() {
        this(JsonLimits.DEFAULT);
    }

    public FrameReader(JsonLimits limits) {
        json = new JsonText(limits);
    }

    public Frame read(String text) {
        Reading reading = new Reading(text);
        try (JsonParser in = json.unlimitedParser(text)) {
            return reading.frame(in);
        } catch (Violation e) {
            return reading.malformed(e.getMessage());
        } catch (IOException e) {
            return reading.malformed(Violation.unreadable(e).getMessage());
        }
    }

    /** One frame and what is known of it so far. */
    private final class Reading {

        private final String text;
        private OptionalInt type = OptionalInt.empty();
        private Optional<String> id = Optional.empty();
        private RpcErrorCode blame = RpcErrorCode.RpcFrameworkError;

        Reading(String text) {
            this.text = text;
        }

        Frame malformed(String description) {
            return new Frame.Malformed(type, id, blame, description);
        }

        Frame frame(JsonParser in) throws IOException {
            expect(in.nextToken() == JsonToken.START_ARRAY, "not a list");
            expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT && in.getNumberType() == JsonParser.NumberType.INT, "no message type");
            int number = in.getIntValue();
            type = OptionalInt.of(number);
            JsonToken token = in.nextToken();
            boolean hasId = token == JsonToken.VALUE_STRING && in.getTextLength() > 0 && in.getTextLength() <= MAX_ID;
            if (hasId) {
                id = Optional.of(in.getText());
            }
            if (number < CALL || number > SEND) {
                return new Frame.Unsupported(number, id);
            }
            expect(hasId, "no message id of 1 to 36 characters");
            if (json.tooLong(text) && number == CALL) {
                // its payload would be refused for the same reason, and the peer can distinguish it from a broken frame
                blame = RpcErrorCode.FormatViolation;
            }
            expect(!json.tooLong(text), "longer than " + json.maxChars() + " characters");
            return rest(in, number, id.orElseThrow());
        }

        private Frame rest(JsonParser in, int number, String messageId) throws IOException {
            switch (number) {
                case CALL, SEND -> {
                    expect(in.nextToken() == JsonToken.VALUE_STRING && in.getTextLength() <= MAX_ACTION, "no action");
                    String action = in.getText();
                    String payload = payload(in);
                    end(in);
                    return number == CALL ? new Frame.Call(messageId, action, payload) : new Frame.Send(messageId, action, payload);
                }
                case CALL_RESULT -> {
                    String payload = payload(in);
                    end(in);
                    return new Frame.CallResult(messageId, payload);
                }
                default -> {
                    return error(in, number, messageId);
                }
            }
        }

        private Frame error(JsonParser in, int number, String messageId) throws IOException {
            expect(in.nextToken() == JsonToken.VALUE_STRING, "no error code");
            String code = in.getText();
            String description = "";
            String details = "{}";
            JsonToken next = in.nextToken();
            if (next == JsonToken.VALUE_STRING || next == JsonToken.VALUE_NULL) {
                description = next == JsonToken.VALUE_NULL ? "" : in.getText();
                next = in.nextToken();
            }
            if (next != null && next.isStructStart()) {
                details = slice(in);
                next = in.nextToken();
            }
            expect(next == JsonToken.END_ARRAY && in.nextToken() == null, "not an error of five elements");
            return number == CALL_ERROR
                    ? new Frame.CallError(messageId, code, description, details)
                    : new Frame.CallResultError(messageId, code, description, details);
        }

        /** {@code null} is another way to say empty (part 4, 4.1.5). From here on only the payload is to blame for what does not parse. */
        private String payload(JsonParser in) throws IOException {
            blame = RpcErrorCode.FormatViolation;
            JsonToken token = in.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                return "{}";
            }
            expect(token == JsonToken.START_OBJECT, "the payload is no object");
            return slice(in);
        }

        private String slice(JsonParser in) throws IOException {
            int start = (int) in.currentTokenLocation().getCharOffset();
            in.skipChildren();
            return text.substring(start, (int) in.currentLocation().getCharOffset());
        }

        private void end(JsonParser in) throws IOException {
            blame = RpcErrorCode.RpcFrameworkError;
            expect(in.nextToken() == JsonToken.END_ARRAY && in.nextToken() == null, "something follows the payload");
        }

        private void expect(boolean condition, String otherwise) {
            if (!condition) {
                throw Violation.format(otherwise);
            }
        }
    }
}
