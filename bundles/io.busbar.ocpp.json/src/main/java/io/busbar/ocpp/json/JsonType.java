package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** One type of value: reads it, writes it, and holds it to its limits both times with a {@link Violation}. */
interface JsonType {

    /** The parser stands at the value's first token, and afterwards at its last. */
    Object read(JsonParser in) throws IOException;

    /** The value is there and of the right Java type. */
    void write(JsonGenerator out, Object value) throws IOException;
}
