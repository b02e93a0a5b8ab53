package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A payload breaks a rule. The place is put together on the way up. */
final class Violation extends RuntimeException {

    private static final int MAX_DESCRIPTION = 255;
    private static final int MAX_NAME = 60;

    private final RpcErrorCode code;
    private final StringBuilder place = new StringBuilder();

    private Violation(RpcErrorCode code, String rule) {
        super(rule, null, false, false);
        this.code = code;
    }

    static Violation format(String rule) {
        return new Violation(RpcErrorCode.FormatViolation, rule);
    }

    static Violation type(String expected) {
        return new Violation(RpcErrorCode.TypeConstraintViolation, "must be " + expected);
    }

    static Violation occurrence(String rule) {
        return new Violation(RpcErrorCode.OccurrenceConstraintViolation, rule);
    }

    static Violation property(String rule) {
        return new Violation(RpcErrorCode.PropertyConstraintViolation, rule);
    }

    /** Says where the text breaks off, not what stands there. */
    static Violation unreadable(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return format("nested too deep, too many values, or a string, name or number too long");
        }
        return format(e instanceof JsonProcessingException syntax && syntax.getLocation() != null
                ? "no JSON at character " + syntax.getLocation().getCharOffset()
                : "no JSON");
    }

    /** Memory takes everything but what is nested too deep. */
    static Violation unwritable(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return format("nested too deep");
        }
        throw new UncheckedIOException(e);
    }

    /** This happened in a field or list entry of that name. */
    Violation in(String name) {
        place.insert(0, name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME)).insert(0, '/');
        return this;
    }

    RpcException toRpc() {
        String description = place.isEmpty() ? getMessage() : place + ": " + getMessage();
        return new RpcException(code, description.length() <= MAX_DESCRIPTION ? description : description.substring(0, MAX_DESCRIPTION));
    }
}
