package io.busbar.benchmarks;

import io.busbar.block.provisioning.GetVariables;
import io.busbar.block.provisioning.HeartbeatInterval;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.dialect.v201.Dialect201;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.rpc.CsmsAddress;
import io.busbar.ocpp.rpc.OcppRpc;
import io.busbar.testkit.TestStation;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** GetVariables of two variables, from the frame to the frame that answers: framing, validation, routing, block, device model; no network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DispatchBenchmark {

    private TestStation station;
    private ConnectionListener csms;
    private String answer;

    @Setup
    public void start() {
        station = new TestStation();
        OcppRpc rpc = new OcppRpc(station.loop(), station.store(), station.model(), station.events(), station.security(),
                new CsmsAddress("ws://csms", "CS01", "", 0, List.of()), 1000, new Random(1));
        new HeartbeatInterval(station.model());
        rpc.addHandler("io.busbar.block.provisioning", "GetVariables", new GetVariables(station.loop(), station.variables()));
        rpc.addTransport(new Loopback(), 0);
        rpc.addDialect(new Dialect201());
        rpc.start();
        station.settle();
        rpc.update(RegistrationStatus.Accepted);
        station.settle();
    }

    @Benchmark
    public String getVariables() {
        csms.onText(CodecBenchmark.GET_VARIABLES, () -> {});
        station.settle();
        return answer;
    }

    private final class Loopback implements Transport {

        @Override
        public Promise<Connection> connect(Endpoint endpoint, ConnectionListener listener) {
            csms = listener;
            return Promises.resolved(new Connection() {

                @Override
                public String subProtocol() {
                    return "ocpp2.0.1";
                }

                @Override
                public Promise<Void> send(String text) {
                    answer = text;
                    return Promises.resolved(null);
                }

                @Override
                public void ping() {
                    listener.onPong();
                }

                @Override
                public void close(int code, String reason) {
                    listener.onClosed(code, reason);
                }
            });
        }
    }
}
