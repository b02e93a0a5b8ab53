package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list; the bounds of its length are inclusive. */
record ListType(JsonType entry, int min, int max) implements JsonType {

    @Override
    public Object read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Violation.type("a list");
        }
        List<Object> list = new ArrayList<>();
        try {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (list.size() == max) {
                    break;
                }
                list.add(entry.read(in));
            }
        } catch (Violation e) {
            throw e.in(Integer.toString(list.size()));
        }
        checkCount(in.currentToken() == JsonToken.END_ARRAY ? list.size() : max + 1L);
        return list;
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        List<?> list = (List<?>) value;
        if (out instanceof MendingGenerator mending) {
            writeMended(mending, list);
            return;
        }
        checkCount(list.size());
        out.writeStartArray();
        int index = 0;
        try {
            for (; index < list.size(); index++) {
                entry.write(out, list.get(index));
            }
        } catch (Violation e) {
            throw e.in(Integer.toString(index));
        }
        out.writeEndArray();
    }

    /** Entries that cannot be written are left out, and those that are too many. */
    private void writeMended(MendingGenerator out, List<?> list) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            try {
                if (texts.size() < max) {
                    texts.add(out.apart(entry, each));
                }
            } catch (Violation e) {
                out.mended("an entry: " + e.getMessage());
            }
        }
        checkCount(texts.size());
        out.writeStartArray();
        for (String text : texts) {
            out.writeRawValue(text);
        }
        out.writeEndArray();
    }

    private void checkCount(long count) {
        if (count < min) {
            throw Violation.occurrence("fewer than " + min + " entries");
        }
        if (count > max) {
            throw Violation.occurrence("more than " + max + " entries");
        }
    }
}
