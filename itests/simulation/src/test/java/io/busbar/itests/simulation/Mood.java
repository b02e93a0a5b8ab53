package io.busbar.itests.simulation;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.json.FrameWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** How a CSMS answers: as it should, or as some do. Whatever it answers, it took what it was told. */
enum Mood {
    FINE,
    /** Often after the station has given the message up. */
    LATE,
    TWICE,
    NEVER,
    /** A CALLERROR. */
    ERROR,
    /** A payload without what it must have. */
    EMPTY,
    /** To a message that nobody sent. */
    STRAY,
    /** No JSON. */
    GARBAGE,
    /** With members that OCPP 2.0.1 does not have, and nulls. */
    TALKATIVE,
    /** With a time that cannot be, or is years from the right one. */
    LYING;

    private static final List<String> WRONG_TIMES = List.of("1970-01-01T00:00:00Z", "2099-06-01T00:00:00Z", "9999-12-31T23:59:59Z");

    /** Whether the station hears the answer that was meant, sooner or later. */
    boolean honest() {
        return this == FINE || this == TWICE || this == LATE || this == TALKATIVE || this == LYING;
    }

    Duration later(Random random) {
        return this == LATE ? Duration.ofSeconds(random.nextInt(60)) : Duration.ZERO;
    }

    List<String> says(String id, String answer) {
        return switch (this) {
            case FINE, LATE -> List.of(answer);
            case TWICE -> List.of(answer, answer);
            case NEVER -> List.of();
            case ERROR -> List.of(FrameWriter.callError(id, RpcErrorCode.InternalError, "not today"));
            case EMPTY -> List.of(FrameWriter.callResult(id, "{\"status\":7}"));
            case STRAY -> List.of(FrameWriter.callResult("nobody-" + id, "{}"));
            case TALKATIVE -> List.of(answer.replaceFirst("\\}\\]$", (answer.endsWith("{}]") ? "" : ",")
                    + "\"statusInfo\":null,\"of21\":{\"a\":[null,{\"b\":1}]}}]"));
            // another one with each message, so that none confirms the other
            case LYING -> List.of(answer.replaceFirst("\"currentTime\":\"[^\"]*\"", "\"currentTime\":\"" + wrongTime(id) + "\""));
            case GARBAGE -> List.of("[3,\"" + id + "\",{");
        };
    }

    private static String wrongTime(String id) {
        int choice = Math.floorMod(id.hashCode(), 2 * WRONG_TIMES.size());
        return choice < WRONG_TIMES.size()
                ? WRONG_TIMES.get(choice)
                : Instant.parse("2028-01-01T00:00:00Z").plus(Duration.ofDays(Math.floorMod(id.hashCode(), 5_000))).toString();
    }
}
