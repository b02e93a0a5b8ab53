package io.busbar.ocpp.rpc;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages to and from the CSMS in the log, for as long as somebody wants them: the beginning of each, without tokens, passwords and what is known of
 * customers. The log itself is bounded. On the loop.
 */
final class MessageTrace {

    private static final Logger LOG = LoggerFactory.getLogger(MessageTrace.class);
    private static final int MOST_CHARACTERS = 2_000;
    private static final String MASK = "****";
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"?";
    private static final Pattern SECRET = Pattern.compile(
            "(\"(?i:idToken|groupIdToken|password|basicAuthPassword|apnPassword|apnUserName|simPin|sharedSecret|preSharedKey"
                    + "|customerIdentifier|additionalIdToken|ocspRequestData|exiRequest|exiResponse)\"\\s*:\\s*)" + TEXT);
    private static final Pattern VALUE = Pattern.compile("(\"attributeValue\"\\s*:\\s*)" + TEXT);
    private static final Pattern DATA = Pattern.compile("(\"data\"\\s*:\\s*)" + TEXT);
    private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/@\"\\s]+@");

    private boolean on;

    MessageTrace(boolean on) {
        this.on = on;
    }

    void set(boolean whether) {
        on = whether;
        LOG.info("messages are {}traced", on ? "" : "no longer ");
    }

    void sent(String frame) {
        if (on) {
            LOG.info("--> {}", masked(frame));
        }
    }

    void received(String frame) {
        if (on) {
            LOG.info("<-- {}", masked(frame));
        }
    }

    static String masked(String frame) {
        // what is cut off is not searched either: a frame may be as long as a megabyte
        String begin = frame.length() <= MOST_CHARACTERS ? frame : frame.substring(0, MOST_CHARACTERS);
        String text = SECRET.matcher(begin).replaceAll("$1\"" + MASK + "\"");
        text = IN_ADDRESS.matcher(text).replaceAll("$1" + MASK + "@");
        if (frame.contains("BasicAuthPassword")) {
            text = VALUE.matcher(text).replaceAll("$1\"" + MASK + "\"");
        }
        if (frame.contains("NotifyCustomerInformation") || frame.contains("DataTransfer")) {
            text = DATA.matcher(text).replaceAll("$1\"" + MASK + "\"");
        }
        text = text.replaceAll("\\p{Cntrl}", " ");
        return frame.length() <= MOST_CHARACTERS ? text : text + "... (" + frame.length() + " characters)";
    }
}
