package io.busbar.ocpp.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.Writer;

/** Parsers and generators with our limits. */
final class JsonText {

    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_NAME_CHARS = 255;
    /** Buffers kept for the next message: the station loop needs one pair. */
    private static final int POOLED_BUFFERS = 2;

    private final JsonLimits limits;
    private final JsonFactory factory;

    JsonText(JsonLimits limits) {
        this.limits = limits;
        factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxStringChars())
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(MAX_NAME_CHARS)
                        .maxTokenCount(limits.maxTokens())
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(limits.maxDepth()).build())
                // a thread-local pool would outlive the bundle
                .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                // names come from the peer and must not fill the JVM's table
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    int maxChars() {
        return limits.maxChars();
    }

    boolean tooLong(String text) {
        return text.length() > limits.maxChars();
    }

    JsonParser parser(String text) throws IOException {
        if (tooLong(text)) {
            throw Violation.format("longer than " + limits.maxChars() + " characters");
        }
        return factory.createParser(text);
    }

    /** For a text whose length the caller checks. */
    JsonParser unlimitedParser(String text) throws IOException {
        return factory.createParser(text);
    }

    JsonGenerator generator(StringBuilder target) throws IOException {
        return factory.createGenerator(new Appender(target));
    }

    /** As StringWriter, without its lock. */
    private static final class Appender extends Writer {

        private final StringBuilder target;

        Appender(StringBuilder target) {
            this.target = target;
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            target.append(chars, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) {
            target.append(text, offset, offset + length);
        }

        @Override
        public void write(int c) {
            target.append((char) c);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
