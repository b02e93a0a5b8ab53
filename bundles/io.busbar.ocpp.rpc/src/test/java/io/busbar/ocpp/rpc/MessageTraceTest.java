package io.busbar.ocpp.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTraceTest {

    @ParameterizedTest
    @DisplayName("A trace has neither tokens nor passwords nor what is known of customers")
    @ValueSource(strings = {"[2,\"1\",\"Authorize\",{\"idToken\":{\"idToken\":\"SECRET\",\"type\":\"ISO14443\"}}]",
            "[2,\"1\",\"Authorize\",{\"idToken\":{\"type\":\"ISO14443\", \"idToken\" : \"a\\\"SECRET\"}}]",
            "[3,\"1\",{\"idTokenInfo\":{\"status\":\"Accepted\",\"groupIdToken\":{\"idToken\":\"SECRET\",\"type\":\"Central\"}}}]",
            "[2,\"1\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"SECRET\",\"component\":{\"name\":\"SecurityCtrlr\"},"
                    + "\"variable\":{\"name\":\"BasicAuthPassword\"}}]}]",
            "[2,\"1\",\"GetLog\",{\"log\":{\"remoteLocation\":\"ftp://user:SECRET@host/x\"}}]",
            "[2,\"1\",\"SetNetworkProfile\",{\"connectionData\":{\"vpn\":{\"password\":\"SECRET\"},\"apn\":{\"apnPassword\":\"SECRET\"}}}]",
            "[2,\"1\",\"NotifyCustomerInformation\",{\"data\":\"SECRET\"}]"})
    void masked(String frame) {
        String text = MessageTrace.masked(frame);
        assertFalse(text.contains("SECRET"), text);
        assertTrue(text.contains("****"), text);
    }

    @Test
    @DisplayName("What is no secret is shown as it is, in one line, and only the beginning of what is long")
    void bounded() {
        String plain = "[2,\"1\",\"Heartbeat\",{}]";
        assertEquals(plain, MessageTrace.masked(plain));
        assertEquals("[2, x]", MessageTrace.masked("[2,\nx]".replace("\n", "\n")));
        String text = MessageTrace.masked("x".repeat(1_000_000));
        assertTrue(text.length() < 2_100 && text.endsWith("... (1000000 characters)"), text);
        String cut = MessageTrace.masked("x".repeat(1_980) + "\"idToken\":\"SECRET" + "x".repeat(100) + "\"");
        assertFalse(cut.contains("SECRE"), cut);
    }
}
