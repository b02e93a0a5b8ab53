package io.busbar.benchmarks;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.json.Frame;
import io.busbar.ocpp.json.FrameReader;
import io.busbar.ocpp.json.FrameWriter;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.transactions.Transaction;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The codec alone, validation included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {

    static final String GET_VARIABLES = "[2,\"5a7c\",\"GetVariables\",{\"getVariableData\":[{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"HeartbeatInterval\"}},{\"component\":{\"name\":\"OCPPCommCtrlr\"},"
            + "\"variable\":{\"name\":\"ResetRetries\"}}]}]";

    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V201);
    private final FrameReader reader = new FrameReader();
    private final TransactionEventRequest event = TransactionEventRequest.builder().eventType(TransactionEventType.Updated)
            .timestamp(Instant.parse("2026-03-01T08:00:00Z")).triggerReason(TriggerReason.MeterValuePeriodic).seqNo(7)
            .transactionInfo(Transaction.builder().transactionId("0f0e0d0c-1111-2222-3333-444455556666").build())
            .meterValue(List
                    .of(new MeterValue(List.of(SampledValue.builder().value(1234.5).build(), SampledValue.builder().value(7360).build()),
                            Instant.parse("2026-03-01T08:00:00Z"), null)))
            .build();

    @Benchmark
    public GetVariablesRequest readGetVariables() throws RpcException {
        Frame.Call call = (Frame.Call) reader.read(GET_VARIABLES);
        return codec.decode(GetVariablesRequest.class, call.payload());
    }

    @Benchmark
    public String writeTransactionEvent() throws RpcException {
        return FrameWriter.call("5a7c", "TransactionEvent", codec.encode(event));
    }
}
