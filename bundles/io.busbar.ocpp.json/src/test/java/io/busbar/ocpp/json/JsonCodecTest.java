package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.batteryswap.RequestBatterySwapRequest;
import io.busbar.ocpp.messages.common.Component;
import io.busbar.ocpp.messages.common.CustomData;
import io.busbar.ocpp.messages.common.EVSE;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenTypes;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.common.Variable;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.diagnostics.GetLogRequest;
import io.busbar.ocpp.messages.localauthlist.SendLocalListRequest;
import io.busbar.ocpp.messages.provisioning.GetVariableData;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.ocpp.messages.smartcharging.ChargingSchedulePeriod;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventRequestBuilder;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final JsonCodec v201 = JsonCodec.forVersion(OcppVersion.V201);
    private final JsonCodec v21 = JsonCodec.forVersion(OcppVersion.V21);

    @Test
    void readsWhatItWrote() throws RpcException {
        TransactionEventRequest event = transactionEvent().build();

        assertEquals(event, v201.decode(TransactionEventRequest.class, v201.encode(event)));
    }

    @Test
    void writesTheNamesAndValuesOfTheWire() throws RpcException {
        assertEquals("{\"eventType\":\"Started\",\"timestamp\":\"2026-06-01T12:00:00.000Z\",\"triggerReason\":\"CablePluggedIn\","
                + "\"seqNo\":0,\"transactionInfo\":{\"transactionId\":\"tx-1\"},\"meterValue\":[{\"sampledValue\":[{\"value\":1234.5,"
                + "\"measurand\":\"Energy.Active.Import.Register\"}],\"timestamp\":\"2026-06-01T12:00:00.000Z\"}],"
                + "\"evse\":{\"id\":1,\"connectorId\":2}}", v201.encode(transactionEvent().build()));
    }

    @Test
    void leavesOutWhat201DoesNotHave() throws RpcException {
        TransactionEventRequest event = transactionEvent().evseSleep(true).build();

        assertFalse(v201.encode(event).contains("evseSleep"));
        assertTrue(v21.encode(event).contains("\"evseSleep\":true"));
    }

    @Test
    void refusesToWriteAConstantThat201DoesNotHave() throws RpcException {
        ResetRequest reset = new ResetRequest(ResetType.ImmediateAndResume);

        assertEquals("{\"type\":\"ImmediateAndResume\"}", v21.encode(reset));
        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/type: ImmediateAndResume is no value of ResetType in this version",
                () -> v201.encode(reset));
    }

    @Test
    void refusesToWriteAMessageThat201DoesNotHave() {
        assertViolation(RpcErrorCode.NotSupported, "RequestBatterySwapRequest is not in OCPP 2.0.1",
                () -> v201.encode(new RequestBatterySwapRequest(new IdToken("A", IdTokenTypes.CENTRAL), 1)));
    }

    @Test
    void refusesToWriteAnInvalidRecordAndNamesThePlace() {
        TransactionEventRequest event = transactionEvent()
                .meterValue(List.of(new MeterValue(List.of(SampledValue.builder().value(Double.NaN).build()), NOON)))
                .build();

        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/meterValue/0/sampledValue/0/value: not a finite number",
                () -> v201.encode(event));
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/triggerReason: required",
                () -> v201.encode(transactionEvent().triggerReason(null).build()));
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/meterValue: fewer than 1 entries",
                () -> v201.encode(transactionEvent().meterValue(List.of()).build()));
    }

    @Test
    void mendsWhatMustBeSent() throws RpcException {
        List<String> mended = new java.util.ArrayList<>();
        TransactionEventRequest event = transactionEvent()
                .meterValue(List.of(new MeterValue(List.of(SampledValue.builder().value(Double.NaN).build()), NOON),
                        new MeterValue(List.of(SampledValue.builder().value(Double.POSITIVE_INFINITY).build(),
                                SampledValue.builder().value(12.5).build()), NOON)))
                .idToken(new IdToken("A".repeat(40), IdTokenTypes.ISO14443)).evse(new EVSE(1, 2, null))
                .customData(new CustomData("x".repeat(300), Map.of())).build();

        TransactionEventRequest sent = v201.decode(TransactionEventRequest.class, v201.encodeMended(event, mended::add));
        assertEquals(List.of(new MeterValue(List.of(SampledValue.builder().value(12.5).build()), NOON)), sent.meterValue());
        assertNull(sent.idToken(), "a part of an identifier is another one's");
        assertEquals(event.transactionInfo(), sent.transactionInfo());
        assertNull(sent.customData());
        assertTrue(mended.size() >= 4, mended.toString());
        // nothing to mend, nothing changed
        assertEquals(v201.encode(transactionEvent().build()), v201.encodeMended(transactionEvent().build(), mended::add));
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/triggerReason: required",
                () -> v201.encodeMended(transactionEvent().triggerReason(null).build(), mended::add));
        // a list of which nothing is left is left out
        assertNull(v201.decode(TransactionEventRequest.class, v201.encodeMended(transactionEvent()
                .meterValue(List.of(new MeterValue(List.of(SampledValue.builder().value(Double.NaN).build()), NOON))).build(), mended::add))
                .meterValue());
    }

    @Test
    void limitsAreThoseOfTheVersion() throws RpcException {
        String token = "{\"idToken\":{\"idToken\":\"" + "A".repeat(37) + "\",\"type\":\"Central\"}}";

        assertEquals(37, v21.decode(AuthorizeRequest.class, token).idToken().idToken().length());
        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/idToken/idToken: longer than 36 characters",
                () -> v201.decode(AuthorizeRequest.class, token));
        String type = "{\"idToken\":{\"idToken\":\"A\",\"type\":\"VIN\"}}";
        assertEquals(IdTokenTypes.VIN, v21.decode(AuthorizeRequest.class, type).idToken().type());
        assertViolation(RpcErrorCode.PropertyConstraintViolation,
                "/idToken/type: must be one of Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress, NoAuthorization",
                () -> v201.decode(AuthorizeRequest.class, type));
        assertEquals(-1, v201.decode(ResetRequest.class, "{\"type\":\"Immediate\",\"evseId\":-1}").evseId());
        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/evseId: less than 0",
                () -> v21.decode(ResetRequest.class, "{\"type\":\"Immediate\",\"evseId\":-1}"));
    }

    @Test
    void countsCharactersNotUtf16Units() throws RpcException {
        String vendor = "\uD83D\uDD0C".repeat(255);

        assertEquals(vendor, v201.decode(DataTransferRequest.class, v201.encode(new DataTransferRequest(vendor))).vendorId());
        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/vendorId: longer than 255 characters",
                () -> v201.encode(new DataTransferRequest(vendor + "x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "FormatViolation               | no JSON at character 5                     | {\"a\":",
            "FormatViolation               | no JSON at character 1                     | {type",
            "FormatViolation               | the payload is no object                   | []",
            "FormatViolation               | the payload is no object                   | null",
            "FormatViolation               | the payload is no object                   | ``",
            "FormatViolation               | something follows the payload              | {\"type\":\"Immediate\"} {}",
            "FormatViolation               | /colour: no such field                     | {\"type\":\"Immediate\",\"colour\":\"red\"}",
            "FormatViolation               | /type: stands twice                        | {\"type\":\"Immediate\",\"type\":\"OnIdle\"}",
            "TypeConstraintViolation       | /type: must be a string                    | {\"type\":1}",
            "TypeConstraintViolation       | /type: must be a string                    | {\"type\":null}",
            "TypeConstraintViolation       | /evseId: must be an integer                | {\"type\":\"Immediate\",\"evseId\":\"1\"}",
            "TypeConstraintViolation       | /evseId: must be an integer                | {\"type\":\"Immediate\",\"evseId\":1.5}",
            "TypeConstraintViolation       | /evseId: must be an integer                | {\"type\":\"Immediate\",\"evseId\":null}",
            "TypeConstraintViolation       | /customData: must be an object             | {\"type\":\"Immediate\",\"customData\":[]}",
            "OccurrenceConstraintViolation | /type: required                            | {}",
            "OccurrenceConstraintViolation | /customData/vendorId: required             | {\"type\":\"Immediate\",\"customData\":{\"a\":1}}",
            "PropertyConstraintViolation   | /type: no value of ResetType               | {\"type\":\"Now\"}",
            "PropertyConstraintViolation   | /type: no value of ResetType               | {\"type\":\"immediate\"}",
            "PropertyConstraintViolation   | /type: no value of ResetType               | {\"type\":\"ImmediateAndResume\"}",
            "PropertyConstraintViolation   | /evseId: beyond 32 bits                    | {\"type\":\"Immediate\",\"evseId\":2147483648}",
            "PropertyConstraintViolation   | /evseId: beyond 32 bits                    | {\"type\":\"Immediate\",\"evseId\":1e40}"})
    void answersAViolationWithItsCode(RpcErrorCode code, String description, String payload) {
        assertViolation(code, description, () -> v201.decode(ResetRequest.class, payload));
    }

    @Test
    void listsHaveBounds() {
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/getVariableData: fewer than 1 entries",
                () -> v201.decode(GetVariablesRequest.class, "{\"getVariableData\":[]}"));
        assertViolation(RpcErrorCode.TypeConstraintViolation, "/getVariableData: must be a list",
                () -> v201.decode(GetVariablesRequest.class, "{\"getVariableData\":{}}"));
        assertViolation(RpcErrorCode.TypeConstraintViolation, "/getVariableData/1: must be an object",
                () -> v201.decode(GetVariablesRequest.class,
                        "{\"getVariableData\":[{\"component\":{\"name\":\"A\"},\"variable\":{\"name\":\"B\"}},null]}"));
        String hashes = Stream.generate(() -> "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"a\",\"issuerKeyHash\":\"b\","
                + "\"serialNumber\":\"c\",\"responderURL\":\"d\"}").limit(5).collect(Collectors.joining(","));
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/iso15118CertificateHashData: more than 4 entries",
                () -> v201.decode(AuthorizeRequest.class,
                        "{\"idToken\":{\"idToken\":\"A\",\"type\":\"eMAID\"},\"iso15118CertificateHashData\":[" + hashes + "]}"));
    }

    @Test
    void neverQuotesAValue() {
        RpcException refused = assertThrows(RpcException.class,
                () -> v201.decode(DataTransferRequest.class, "{\"vendorId\":\"s3cret" + "x".repeat(300) + "\"}"));

        assertFalse(refused.getMessage().contains("s3cret"));
        refused = assertThrows(RpcException.class, () -> v201.decode(DataTransferRequest.class, "{\"vendorId\":\"a\",\"data\":s3cret}"));
        assertFalse(refused.getMessage().contains("s3cret"));
    }

    @Test
    void customDataSurvives() throws RpcException {
        Map<String, Object> nested = new HashMap<>();
        nested.put("flag", true);
        nested.put("nothing", null);
        nested.put("exact", new BigDecimal("0.1000000000000000000001"));
        CustomData custom = new CustomData("com.example", Map.of("list", List.of(1, 5_000_000_000L, "x", nested)));
        HeartbeatRequest heartbeat = new HeartbeatRequest(custom);

        assertEquals(heartbeat, v201.decode(HeartbeatRequest.class, v201.encode(heartbeat)));
    }

    @Test
    void dataOfADataTransferIsAnyJson() throws RpcException {
        for (Object data : List.of("text", 1, new BigDecimal("1.5"), true, List.of(), Map.of("a", List.of(1)))) {
            DataTransferRequest transfer = new DataTransferRequest("v", "m", data, null);
            assertEquals(transfer, v201.decode(DataTransferRequest.class, v201.encode(transfer)));
        }
        assertNull(v201.decode(DataTransferRequest.class, "{\"vendorId\":\"v\",\"data\":null}").data());
        assertViolation(RpcErrorCode.TypeConstraintViolation, "/data: must be a string, number, boolean, list, map or null",
                () -> v201.encode(new DataTransferRequest("v", "m", new Object(), null)));
    }

    @Test
    void numbersThat201HasWholeStayWhole() throws RpcException {
        String needs = "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"AC_three_phase\",\"acChargingParameters\":"
                + "{\"energyAmount\":%s,\"evMinCurrent\":6,\"evMaxCurrent\":32,\"evMaxVoltage\":400}}}";
        var type = io.busbar.ocpp.messages.smartcharging.NotifyEVChargingNeedsRequest.class;

        assertTrue(v201.encode(v201.decode(type, needs.formatted("20000.0"))).contains("\"energyAmount\":20000,"));
        assertTrue(v21.encode(v21.decode(type, needs.formatted("0.5"))).contains("\"energyAmount\":0.5,"));
        assertViolation(RpcErrorCode.TypeConstraintViolation, "/chargingNeeds/acChargingParameters/energyAmount: must be an integer",
                () -> v201.decode(type, needs.formatted("0.5")));
    }

    @Test
    void aFieldRequiredIn201Alone() throws RpcException {
        String schedule = "{\"status\":\"Accepted\",\"schedule\":{\"evseId\":1,\"duration\":60,\"scheduleStart\":\"2026-06-01T12:00:00Z\","
                + "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0}]}}";
        var type = io.busbar.ocpp.messages.smartcharging.GetCompositeScheduleResponse.class;

        ChargingSchedulePeriod period = v21.decode(type, schedule).schedule().chargingSchedulePeriod().get(0);
        assertNull(period.limit());
        assertViolation(RpcErrorCode.OccurrenceConstraintViolation, "/schedule/chargingSchedulePeriod/0/limit: required",
                () -> v201.decode(type, schedule));
    }

    @Test
    void hostileInputIsBounded() {
        String deep = "{\"vendorId\":\"v\",\"data\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertViolation(RpcErrorCode.FormatViolation, "nested too deep, too many values, or a string, name or number too long",
                () -> v201.decode(DataTransferRequest.class, deep));
        String longString = "{\"vendorId\":\"" + "x".repeat(500_000) + "\"}";
        assertViolation(RpcErrorCode.PropertyConstraintViolation, "/vendorId: longer than 255 characters",
                () -> v201.decode(DataTransferRequest.class, longString));
        String longNumber = "{\"vendorId\":\"v\",\"data\":" + "9".repeat(1_000) + "}";
        assertViolation(RpcErrorCode.FormatViolation, "nested too deep, too many values, or a string, name or number too long",
                () -> v201.decode(DataTransferRequest.class, longNumber));
        String longName = "{\"" + "x".repeat(200) + "\":1}";
        assertViolation(RpcErrorCode.FormatViolation, "/" + "x".repeat(60) + ": no such field",
                () -> v201.decode(DataTransferRequest.class, longName));
        JsonCodec small = JsonCodec.forVersion(OcppVersion.V201, new JsonLimits(8, 100, 200, 100));
        assertViolation(RpcErrorCode.FormatViolation, "longer than 200 characters",
                () -> small.decode(HeartbeatRequest.class, " ".repeat(201)));
    }

    @ParameterizedTest(name = "a list of {0}")
    @ValueSource(strings = {"{}", "[]", "1", "0.5", "\"\"", "null", "{\"a\":{}}", "{\"a\":[1]}"})
    void treesOfTinyValuesAreRefusedBeforeTheyAreBuilt(String value) {
        String many = "[" + value + ("," + value).repeat(500_000 / (value.length() + 1) - 1) + "]";
        String rule = "nested too deep, too many values, or a string, name or number too long";
        FrameReader frames = new FrameReader();
        for (String payload : List.of("{\"vendorId\":\"v\",\"data\":" + many + "}",
                "{\"vendorId\":\"v\",\"customData\":{\"vendorId\":\"v\",\"x\":" + many + "}}")) {
            assertViolation(RpcErrorCode.FormatViolation, rule, () -> v201.decode(DataTransferRequest.class, payload));
            assertEquals(new Frame.Malformed(OptionalInt.of(2), Optional.of("7"), RpcErrorCode.FormatViolation, rule),
                    frames.read("[2,\"7\",\"DataTransfer\"," + payload + "]"));
        }
    }

    @Test
    void theFieldsOfAnObjectCountToo() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            fields.append(",\"").append(i).append("\":1");
        }
        assertViolation(RpcErrorCode.FormatViolation, "nested too deep, too many values, or a string, name or number too long",
                () -> v201.decode(DataTransferRequest.class,
                        "{\"vendorId\":\"v\",\"customData\":{\"vendorId\":\"v\"" + fields + "}}"));
    }

    @Test
    void aFullLocalListOfAllFieldsIsAccepted() throws RpcException {
        String token = "{\"idToken\":\"" + "T".repeat(36)
                + "\",\"type\":\"Central\",\"additionalInfo\":[{\"additionalIdToken\":\"a\",\"type\":\"b\"},"
                + "{\"additionalIdToken\":\"a\",\"type\":\"b\"}]}";
        String entry = "{\"idToken\":" + token
                + ",\"idTokenInfo\":{\"status\":\"Accepted\",\"cacheExpiryDateTime\":\"2026-06-01T12:00:00Z\","
                + "\"chargingPriority\":1,\"language1\":\"en\",\"language2\":\"de\",\"evseId\":[1,2,3,4],\"groupIdToken\":" + token
                + ",\"personalMessage\":{\"format\":\"UTF8\",\"language\":\"en\",\"content\":\"" + "m".repeat(300) + "\"}}}";
        String list = "{\"versionNumber\":1,\"updateType\":\"Full\",\"localAuthorizationList\":[" + entry + ("," + entry).repeat(499)
                + "]}";

        assertEquals(500, v201.decode(SendLocalListRequest.class, list).localAuthorizationList().size());
    }

    @Test
    void refusesToWriteWhatIsNestedTooDeep() {
        Object data = "bottom";
        for (int i = 0; i < 100; i++) {
            data = List.of(data);
        }
        DataTransferRequest transfer = new DataTransferRequest("v", "m", data, null);

        assertViolation(RpcErrorCode.FormatViolation, "nested too deep", () -> v201.encode(transfer));
    }

    @Test
    void anArchiveKeepsWhatNoVersionWouldTake() throws RpcException {
        JsonCodec archive = JsonCodec.archive();
        Instant exact = NOON.plusNanos(123_456_789);
        GetLogRequest incomplete = GetLogRequest.builder().requestId(1).build();
        HeartbeatResponse answer = new HeartbeatResponse(exact);

        assertEquals(incomplete, archive.decode(GetLogRequest.class, archive.encode(incomplete)));
        assertEquals(answer, archive.decode(HeartbeatResponse.class, archive.encode(answer)));
        assertEquals(answer, archive.decode(HeartbeatResponse.class,
                "{\"currentTime\":\"2026-06-01T12:00:00.123456789Z\",\"ofALaterVersion\":[{}]}"));
        assertEquals(exact.minusNanos(456_789), v21.decode(HeartbeatResponse.class, v21.encode(answer)).currentTime());
    }

    @Test
    void everyMessageIsLookedAtWhenFirstMet() throws RpcException {
        assertEquals(new GetVariablesRequest(List.of(new GetVariableData(new Component("A"), new Variable("B")))),
                v201.decode(GetVariablesRequest.class,
                        "{\"getVariableData\":[{\"component\":{\"name\":\"A\"},\"variable\":{\"name\":\"B\"}}]}"));
        assertEquals("{}", v201.encode(new HeartbeatRequest()));
        assertEquals("{\"idTokenInfo\":{\"status\":\"Accepted\"}}",
                v201.encode(v201.decode(AuthorizeResponse.class, "{ \"idTokenInfo\" : { \"status\" : \"Accepted\" } }")));
    }

    @Test
    void hasNoCodecFor16() {
        assertThrows(IllegalArgumentException.class, () -> JsonCodec.forVersion(OcppVersion.V16));
    }

    private static TransactionEventRequestBuilder transactionEvent() {
        return TransactionEventRequest.builder()
                .eventType(TransactionEventType.Started)
                .timestamp(NOON)
                .triggerReason(TriggerReason.CablePluggedIn)
                .seqNo(0)
                .transactionInfo(Transaction.builder().transactionId("tx-1").build())
                .evse(new EVSE(1, 2, null))
                .meterValue(List.of(new MeterValue(
                        List.of(SampledValue.builder().value(1234.5).measurand(Measurand.EnergyActiveImportRegister).build()), NOON)));
    }

    private interface Coding {

        Object run() throws RpcException;
    }

    private static void assertViolation(RpcErrorCode code, String description, Coding coding) {
        RpcException refused = assertThrows(RpcException.class, coding::run);
        assertEquals(description, refused.getMessage());
        assertEquals(code, refused.code());
    }

}
