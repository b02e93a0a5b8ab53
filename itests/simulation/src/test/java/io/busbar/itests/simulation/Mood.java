package io.busbar.itests.simulation;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.json.FrameWriter;
import java.time.Duration;
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
    GARBAGE;

    /** Whether the station hears the answer that was meant, sooner or later. */
    boolean honest() {
        return this == FINE || this == TWICE || this == LATE;
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
            case GARBAGE -> List.of("[3,\"" + id + "\",{");
        };
    }
}
