package io.busbar.itests.conformance;

import static io.busbar.itests.conformance.ScriptedCsms.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.conformance.ScriptedCsms.Call;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for a report and puts its parts together. */
final class Reports {

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private Reports() {}

    /** @param criteria members of the request but its id @return reportData of all parts; each part is as the standard wants it */
    static List<JsonNode> read(ScriptedCsms csms, String action, String criteria) throws IOException {
        int request = REQUESTS.incrementAndGet();
        assertEquals("Accepted", csms.call(action, "{\"requestId\":" + request + "," + criteria + "}").path("status").asText());
        List<JsonNode> data = new ArrayList<>();
        for (int seqNo = 0;; seqNo++) {
            Call part = csms.expect("NotifyReport", at("/requestId", Integer.toString(request)));
            assertEquals(seqNo, part.payload().path("seqNo").asInt());
            Instant.parse(part.text("/generatedAt"));
            part.payload().path("reportData").forEach(data::add);
            if (!part.payload().path("tbc").asBoolean()) {
                return data;
            }
        }
    }

    /** {@code Component.Variable}, with an instance in brackets. */
    static String name(JsonNode item) {
        String instance = item.at("/variable/instance").asText();
        return item.at("/component/name").asText() + "." + item.at("/variable/name").asText()
                + (instance.isEmpty() ? "" : "[" + instance + "]");
    }
}
