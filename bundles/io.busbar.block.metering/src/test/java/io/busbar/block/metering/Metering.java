package io.busbar.block.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.metering.MeterValuesRequest;
import io.busbar.ocpp.messages.metering.MeterValuesResponse;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.Commit;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeMeterDriver;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** The block on a station with an EVSE and its meter. */
abstract class Metering {

    static final String TX = "tx-1";

    TestStation station = new TestStation();
    final FakeSessions sessions = new FakeSessions();
    FakeMeterDriver meter;
    MeteringBlock block;

    @BeforeEach
    void start() {
        station.addEvse(1);
        meter = station.addMeter(1);
        station.csms().answer(MeterValuesRequest.class, request -> new MeterValuesResponse());
        block = block();
    }

    MeteringBlock block() {
        station.services().register(Sessions.class, sessions);
        MeteringBlock made = new MeteringBlock(station.loop(), station.store(), station.station(),
                station.core().deviceModel("metering"), station.csms(), station.neighbours());
        station.listen("metering", made);
        station.settle();
        return made;
    }

    void set(String name, String value) {
        assertInstanceOf(WriteResult.Accepted.class, station.write(name, value), name);
    }

    List<MeterValue> begin() {
        sessions.open(TX, 1);
        return committed(commit -> block.begin(commit, TX, 1));
    }

    List<MeterValue> end() {
        sessions.open.clear();
        return committed(commit -> block.end(commit, TX, 1));
    }

    List<MeterValue> committed(Function<Commit, List<MeterValue>> work) {
        Commit commit = station.store().begin();
        List<MeterValue> values = work.apply(commit);
        station.get(commit.submit());
        return values;
    }

    static SampledValue only(MeterValue value) {
        assertEquals(1, value.sampledValue().size(), value::toString);
        return value.sampledValue().get(0);
    }

    List<MeterValuesRequest> sent() {
        return station.csms().requests(MeterValuesRequest.class);
    }
}
