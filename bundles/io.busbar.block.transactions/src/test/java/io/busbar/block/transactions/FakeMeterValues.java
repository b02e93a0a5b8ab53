package io.busbar.block.transactions;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.ReadingContext;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.station.api.session.TransactionMeterValues;
import io.busbar.store.api.Commit;
import io.busbar.testkit.TestStation;
import java.util.List;

/** The register and the context, nothing else. */
final class FakeMeterValues implements TransactionMeterValues {

    private final TestStation station;

    FakeMeterValues(TestStation station) {
        this.station = station;
    }

    private List<MeterValue> value(int evseId, ReadingContext context) {
        return EventWriter.register(station.evse(evseId))
                .map(wh -> new MeterValue(List.of(SampledValue.builder().value(wh).context(context).build()), station.loop().now()))
                .stream()
                .toList();
    }

    @Override
    public List<MeterValue> begin(Commit commit, String transactionId, int evseId) {
        return value(evseId, ReadingContext.TransactionBegin);
    }

    @Override
    public List<MeterValue> now(String transactionId, int evseId, ReadingContext context) {
        return value(evseId, context);
    }

    @Override
    public List<MeterValue> end(Commit commit, String transactionId, int evseId) {
        return value(evseId, ReadingContext.TransactionEnd);
    }
}
