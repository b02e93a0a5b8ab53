package io.busbar.plant.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON answers. */
final class Answer {

    private static final JsonFactory JSON = new JsonFactory();

    @FunctionalInterface
    interface Content {

        void write(JsonGenerator out) throws IOException;
    }

    private Answer() {}

    static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            content.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    static String ok() {
        return object(out -> out.writeBooleanField("ok", true));
    }

    static String error(String message) {
        return object(out -> out.writeStringField("error", message));
    }
}
