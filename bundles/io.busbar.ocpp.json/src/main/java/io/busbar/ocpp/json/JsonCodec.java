package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Since21;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Payloads of one OCPP version to and from message records, held to that version's schema both ways in the one pass that reads or writes
 * them. A type is inspected when it is first met. Safe for any thread.
 *
 * <p>A violation names the place as a JSON pointer and the limit, never a value. Codes (part 4, 4.3):
 * <ul>
 * <li>FormatViolation: no JSON, no object, more than {@link JsonLimits} allows, a field that the schema does not have or that stands twice
 * <li>TypeConstraintViolation: another JSON type than the schema says ({@code null} included), or a string that is no date and time
 * <li>OccurrenceConstraintViolation: a required field is missing, a list is too short or too long
 * <li>PropertyConstraintViolation: a string too long, a number out of range, a value that an enumeration does not have
 * <li>NotSupported: the version does not have this message (only when writing)
 * </ul>
 */
@ProviderType
public final class JsonCodec {

    private final Shapes shapes;
    private final JsonText json;
    private final boolean without21;

    private JsonCodec(Rules rules, JsonLimits limits) {
        shapes = new Shapes(rules);
        json = new JsonText(limits);
        without21 = rules == Rules.V201;
    }

    /** @throws IllegalArgumentException for a version that is not 2.x */
    public static JsonCodec forVersion(OcppVersion version) {
        return forVersion(version, JsonLimits.DEFAULT);
    }

    /** @throws IllegalArgumentException for a version that is not 2.x */
    public static JsonCodec forVersion(OcppVersion version, JsonLimits limits) {
        return new JsonCodec(switch (version) {
            case V201 -> Rules.V201;
            case V21 -> Rules.V21;
            default -> throw new IllegalArgumentException(version + " has no 2.x messages");
        }, limits);
    }

    /**
     * For storing, never for a peer: all fields of the superset, no limits but those of memory, instants in full precision. What a later
     * version wrote and this one does not know is left out when reading.
     */
    public static JsonCodec archive() {
        return new JsonCodec(Rules.ARCHIVE, JsonLimits.ARCHIVE);
    }

    /**
     * A JSON object. Fields that the version does not have are left out; a constant that it does not have is a violation.
     *
     * @throws RpcException the violation
     */
    public String encode(Message message) throws RpcException {
        return encode(message, out -> out);
    }

    private String encode(Message message, UnaryOperator<JsonGenerator> writing) throws RpcException {
        if (without21 && message.getClass().isAnnotationPresent(Since21.class)) {
            throw new RpcException(RpcErrorCode.NotSupported, message.getClass().getSimpleName() + " is not in OCPP 2.0.1");
        }
        StringBuilder text = new StringBuilder(256);
        try (JsonGenerator out = writing.apply(json.generator(text))) {
            shapes.of(message.getClass()).write(out, message);
        } catch (Violation e) {
            throw e.toRpc();
        } catch (IOException e) {
            throw Violation.unwritable(e).toRpc();
        }
        return text.toString();
    }

    /**
     * As {@link #encode}, for a message that breaks a rule and must be sent all the same: optional fields and list entries that cannot be
     * written are left out.
     *
     * @param mended receives the rule of each thing that was left out, never a value
     * @throws RpcException when what is required cannot be written, or the version does not have the message
     */
    public String encodeMended(Message message, Consumer<String> mended) throws RpcException {
        return encode(message, out -> new MendingGenerator(out, json, mended));
    }

    /**
     * A record from a JSON object.
     *
     * @throws RpcException the violation
     */
    public <T extends Message> T decode(Class<T> type, String payload) throws RpcException {
        return decode(type, payload, parser -> parser);
    }

    /**
     * A record from the JSON object of an answer, read leniently: fields that the schema does not have are ignored, {@code null} and a
     * value that breaks a rule count as absent, and a date and time without offset is UTC.
     *
     * @param ignored receives the place (a JSON pointer) and the rule of each thing that was ignored
     * @throws RpcException when it is no JSON object, or a required field is absent then
     */
    public <T extends Message> T decodeLeniently(Class<T> type, String payload, Consumer<String> ignored) throws RpcException {
        return decode(type, payload, parser -> new LenientParser(parser, ignored));
    }

    private <T extends Message> T decode(Class<T> type, String payload, UnaryOperator<JsonParser> reading) throws RpcException {
        try (JsonParser in = reading.apply(json.parser(payload))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Violation.format("the payload is no object");
            }
            T message = type.cast(shapes.of(type).read(in));
            if (in.nextToken() != null) {
                throw Violation.format("something follows the payload");
            }
            return message;
        } catch (Violation e) {
            throw e.toRpc();
        } catch (IOException e) {
            throw Violation.unreadable(e).toRpc();
        }
    }
}
