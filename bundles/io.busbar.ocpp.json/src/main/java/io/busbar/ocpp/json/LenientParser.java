package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads an answer: what its schema does not have, or cannot be read, is ignored and reported. */
final class LenientParser extends JsonParserDelegate {

    private static final int MAX_PLACE = 120;

    private final Consumer<String> ignored;

    /** @param ignored receives the place (a JSON pointer) and the rule of everything that was ignored, never a value */
    LenientParser(JsonParser parser, Consumer<String> ignored) {
        super(parser);
        this.ignored = ignored;
    }

    /** Nesting of the object whose field's value the parser stands at. */
    int depthOfField() {
        int depth = getParsingContext().getNestingDepth();
        return currentToken().isStructStart() ? depth - 1 : depth;
    }

    /** Skips the rest of a value that was read in part. */
    void skipTo(int depth) throws IOException {
        while (getParsingContext().getNestingDepth() > depth) {
            if (nextToken() == null) {
                return;
            }
        }
    }

    /** The current value is of no use. */
    void ignore(String why) throws IOException {
        // a no-op unless the value is an object or a list; afterwards the context is the field's again
        skipChildren();
        String place = getParsingContext().pathAsPointer().toString().replaceAll("\\p{Cntrl}", "?");
        ignored.accept((place.length() <= MAX_PLACE ? place : place.substring(0, MAX_PLACE)) + ": " + why);
    }
}
