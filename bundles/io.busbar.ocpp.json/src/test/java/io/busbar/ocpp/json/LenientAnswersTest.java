package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are read as far as they fit: what they answer was delivered. */
class LenientAnswersTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final List<String> ignored = new ArrayList<>();

    private <T extends io.busbar.ocpp.messages.Message> T read(Class<T> type, String payload) throws RpcException {
        return codec.decodeLeniently(type, payload, ignored::add);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Unknown members, nulls, members of 2.1 and values out of their limits are ignored, wherever they stand, and reported by place")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`\"note\":\"x\"`                          | `/note: no such field`",
            "`\"note\":{\"a\":[1,{\"b\":null}]}`       | `/note: no such field`",
            "`\"totalCost\":null`                      | `/totalCost: null`",
            "`\"transactionLimit\":{\"maxCost\":5}`    | `/transactionLimit: no such field`",
            "`\"totalCost\":\"5\"`                     | `/totalCost: must be a number`",
            "`\"totalCost\":[1,[2]]`                   | `/totalCost: must be a number`",
            "`\"updatedPersonalMessage\":{\"format\":\"SMELL\",\"content\":{\"x\":[{}]}}` | `/updatedPersonalMessage/format: no value of MessageFormat`",
            "`\"customData\":{\"mine\":[1]}`           | `/customData: required`"})
    void whatDoesNotFitIsAbsent(String member, String remark) throws RpcException {
        TransactionEventResponse read = read(TransactionEventResponse.class,
                "{" + member + ",\"idTokenInfo\":{\"status\":\"Blocked\"},\"chargingPriority\":3}");

        assertEquals(AuthorizationStatus.Blocked, read.idTokenInfo().status());
        assertEquals(3, read.chargingPriority());
        assertNull(read.totalCost());
        assertEquals(remark, ignored.get(0));
    }

    @Test
    @DisplayName("An object that lacks what it requires is absent as a whole; a list with an entry that cannot be read, too")
    void nested() throws RpcException {
        AuthorizeResponse read = read(AuthorizeResponse.class, "{\"idTokenInfo\":{\"status\":\"Accepted\",\"evseId\":[1,null,2],"
                + "\"groupIdToken\":{\"idToken\":\"" + "g".repeat(37) + "\",\"type\":\"Central\"},\"cacheExpiryDateTime\":\"soon\","
                + "\"language1\":\"english-of-a-kind\",\"chargingPriority\":1}}");

        assertEquals(AuthorizationStatus.Accepted, read.idTokenInfo().status());
        assertNull(read.idTokenInfo().groupIdToken());
        assertNull(read.idTokenInfo().evseId());
        assertNull(read.idTokenInfo().cacheExpiryDateTime());
        assertNull(read.idTokenInfo().language1());
        assertEquals(1, read.idTokenInfo().chargingPriority());
    }

    @ParameterizedTest
    @DisplayName("A date and time without offset is UTC")
    @CsvSource({"2026-06-01T12:00:00", "2026-06-01T12:00:00.000", "2026-06-01 12:00:00", "2026-06-01T14:00:00+02:00",
            "2026-06-01T12:00:00Z"})
    void timesWithoutOffset(String text) throws RpcException {
        assertEquals(NOON, read(HeartbeatResponse.class, "{\"currentTime\":\"" + text + "\"}").currentTime());
    }

    @Test
    @DisplayName("B01.FR.02: a BootNotificationResponse with an unknown member, a null, and a time without offset is understood")
    void bootNotification() throws RpcException {
        BootNotificationResponse read = read(BootNotificationResponse.class,
                "{\"currentTime\":\"2026-06-01T12:00:00\",\"interval\":300,\"status\":\"Accepted\",\"statusInfo\":null,\"vendor\":{}}");

        assertEquals(new BootNotificationResponse(NOON, 300, RegistrationStatus.Accepted, null, null), read);
    }

    @Test
    @DisplayName("Without what the schema requires there is no answer; nor without JSON")
    void unreadable() {
        for (String payload : List.of("{}", "{\"currentTime\":null}", "{\"currentTime\":\"noon\"}", "[]", "{\"currentTime\":", "")) {
            assertThrows(RpcException.class, () -> read(HeartbeatResponse.class, payload), payload);
        }
    }
}
