package io.busbar.ocpp.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.busbar.ocpp.api.RpcErrorCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    private final FrameReader reader = new FrameReader();

    @Test
    void readsEveryType() {
        assertEquals(new Frame.Call("1", "Reset", "{\"type\":\"Immediate\"}"), reader.read("[2,\"1\",\"Reset\",{\"type\":\"Immediate\"}]"));
        assertEquals(new Frame.CallResult("1", "{ \"a\" : [ { } , \"]\" ] }"),
                reader.read(" [ 3 , \"1\" , { \"a\" : [ { } , \"]\" ] } ] "));
        assertEquals(new Frame.CallError("1", "GenericError", "words", "{\"a\":1}"),
                reader.read("[4,\"1\",\"GenericError\",\"words\",{\"a\":1}]"));
        assertEquals(new Frame.CallResultError("1", "GenericError", "", "{}"), reader.read("[5,\"1\",\"GenericError\",\"\",{}]"));
        assertEquals(new Frame.Send("1", "NotifyPeriodicEventStream", "{}"), reader.read("[6,\"1\",\"NotifyPeriodicEventStream\",{}]"));
    }

    @Test
    void readsWhatItWrote() {
        String odd = "\"\\\u0001\u20ac";

        assertEquals(new Frame.Call("1", odd, "{}"), reader.read(FrameWriter.call("1", odd, "{}")));
        assertEquals(new Frame.CallResult(odd, "{}"), reader.read(FrameWriter.callResult(odd, "{}")));
        assertEquals(new Frame.CallError("1", "NotImplemented", odd, "{}"),
                reader.read(FrameWriter.callError("1", RpcErrorCode.NotImplemented, odd)));
        assertEquals(new Frame.CallResultError("1", "InternalError", "x".repeat(255), "{}"),
                reader.read(FrameWriter.callResultError("1", RpcErrorCode.InternalError, "x".repeat(300))));
        assertEquals(new Frame.Send("1", "A", "{\"b\":1}"), reader.read(FrameWriter.send("1", "A", "{\"b\":1}")));
    }

    @Test
    void anEmptyPayloadMayBeNull() {
        assertEquals(new Frame.Call("1", "Heartbeat", "{}"), reader.read("[2,\"1\",\"Heartbeat\",null]"));
        assertEquals(new Frame.CallResult("1", "{}"), reader.read("[3,\"1\",null]"));
    }

    @Test
    void anErrorMayLackItsEnd() {
        assertEquals(new Frame.CallError("1", "GenericError", "", "{}"), reader.read("[4,\"1\",\"GenericError\"]"));
        assertEquals(new Frame.CallError("1", "GenericError", "a", "{}"), reader.read("[4,\"1\",\"GenericError\",\"a\"]"));
        assertEquals(new Frame.CallError("1", "GenericError", "", "{}"), reader.read("[4,\"1\",\"GenericError\",null,{}]"));
    }

    @Test
    void anotherTypeIsToldWithItsId() {
        assertEquals(new Frame.Unsupported(7, Optional.of("1")), reader.read("[7,\"1\",{}]"));
        assertEquals(new Frame.Unsupported(1, Optional.empty()), reader.read("[1,{}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "   |    | RpcFrameworkError | not a list                            | ``",
            "   |    | RpcFrameworkError | not a list                            | {}",
            "   |    | RpcFrameworkError | no JSON at character 0                | hello",
            "   |    | RpcFrameworkError | no message type                       | []",
            "   |    | RpcFrameworkError | no message type                       | [\"2\",\"1\",\"Reset\",{}]",
            "   |    | RpcFrameworkError | no message type                       | [2.0,\"1\",\"Reset\",{}]",
            "   |    | RpcFrameworkError | no message type                       | [99999999999,\"1\",\"Reset\",{}]",
            " 2 |    | RpcFrameworkError | no message id of 1 to 36 characters   | [2]",
            " 2 |    | RpcFrameworkError | no message id of 1 to 36 characters   | [2,1,\"Reset\",{}]",
            " 2 |    | RpcFrameworkError | no message id of 1 to 36 characters   | [2,\"\",\"Reset\",{}]",
            " 2 |    | RpcFrameworkError | no message id of 1 to 36 characters   | [2,\"1234567890123456789012345678901234567\",\"Reset\",{}]",
            " 2 | 1  | RpcFrameworkError | no action                             | [2,\"1\"]",
            " 2 | 1  | RpcFrameworkError | no action                             | [2,\"1\",{}]",
            " 2 | 1  | FormatViolation   | the payload is no object              | [2,\"1\",\"Reset\"]",
            " 2 | 1  | FormatViolation   | the payload is no object              | [2,\"1\",\"Reset\",[]]",
            " 2 | 1  | FormatViolation   | no JSON at character 16               | [2,\"1\",\"Reset\",{]",
            " 2 | 1  | RpcFrameworkError | something follows the payload         | [2,\"1\",\"Reset\",{},{}]",
            " 2 | 1  | RpcFrameworkError | something follows the payload         | [2,\"1\",\"Reset\",{}][]",
            " 3 | 1  | FormatViolation   | the payload is no object              | [3,\"1\",\"x\"]",
            " 4 | 1  | RpcFrameworkError | no error code                         | [4,\"1\",5,\"\",{}]",
            " 4 | 1  | RpcFrameworkError | not an error of five elements         | [4,\"1\",\"GenericError\",\"\",{},1]"})
    void tellsHowMuchOfABrokenFrameWasUnderstood(Integer type, String id, RpcErrorCode code, String description, String text) {
        assertEquals(new Frame.Malformed(type == null ? OptionalInt.empty() : OptionalInt.of(type), Optional.ofNullable(id), code,
                description), reader.read(text));
    }

    @Test
    void anIdThatCouldNotBeReadIsAnsweredWithMinusOne() {
        assertEquals("-1", assertInstanceOf(Frame.Malformed.class, reader.read("[2,")).answerId());
        assertEquals("1", assertInstanceOf(Frame.Malformed.class, reader.read("[2,\"1\",")).answerId());
    }

    @Test
    void hostileFramesAreBounded() {
        Frame.Malformed deep = assertInstanceOf(Frame.Malformed.class, reader.read("[2,\"1\",\"A\",{\"a\":" + "[".repeat(100_000)));
        assertEquals(Optional.of("1"), deep.id());
        assertEquals("nested too deep, too many values, or a string, name or number too long", deep.description());
        assertFalse(assertInstanceOf(Frame.Malformed.class, reader.read("[2,\"" + "x".repeat(1_000_000))).id().isPresent());
        FrameReader small = new FrameReader(new JsonLimits(8, 100, 50, 100));
        assertEquals("longer than 50 characters",
                assertInstanceOf(Frame.Malformed.class, small.read("[2,\"1\",\"A\",{" + " ".repeat(50) + "}]")).description());
    }

    @Test
    void payloadsLongerThanAReadBufferAreCutOutExactly() {
        String payload = "{\"a\":\"" + "\u20ac\uD83D\uDD0C".repeat(20_000) + "\"}";

        assertEquals(new Frame.CallResult("1", payload), reader.read("[3,\"1\"," + payload + "]"));
    }
}
