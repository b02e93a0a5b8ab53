package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Writes a message that breaks a rule: what cannot be said is left out, so that the rest is. Nothing is cut: a part of an identifier is another
 * one's.
 */
final class MendingGenerator extends JsonGeneratorDelegate {

    private final JsonText json;
    private final Consumer<String> mended;

    /** @param mended receives the rule of everything that was left out, and the name of its field */
    MendingGenerator(JsonGenerator generator, JsonText json, Consumer<String> mended) {
        super(generator);
        this.json = json;
        this.mended = mended;
    }

    /** Text of a value, mended itself; written apart, as a value that fails in the middle cannot be taken back. */
    String apart(JsonType type, Object value) throws IOException {
        StringBuilder text = new StringBuilder();
        try (JsonGenerator out = new MendingGenerator(json.generator(text), json, mended)) {
            type.write(out, value);
        }
        return text.toString();
    }

    void mended(String what) {
        mended.accept(what);
    }
}
