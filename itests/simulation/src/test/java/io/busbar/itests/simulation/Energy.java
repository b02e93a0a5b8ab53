package io.busbar.itests.simulation;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Energy as transaction events tell it. */
final class Energy {

    private Energy() {}

    /** Wh from the first to the highest register value of a transaction. */
    static double told(TreeMap<Integer, TransactionEventRequest> events) {
        OptionalDouble first = OptionalDouble.empty();
        OptionalDouble last = OptionalDouble.empty();
        for (TransactionEventRequest event : events.values()) {
            for (MeterValue value : event.meterValue() == null ? List.<MeterValue>of() : event.meterValue()) {
                OptionalDouble wh = register(value);
                first = first.isPresent() ? first : wh;
                last = wh.isPresent() ? OptionalDouble.of(Math.max(wh.getAsDouble(), last.orElse(0))) : last;
            }
        }
        return last.orElse(0) - first.orElse(0);
    }

    static OptionalDouble register(MeterValue value) {
        for (SampledValue sample : value.sampledValue()) {
            if ((sample.measurand() == null || sample.measurand().wire().equals("Energy.Active.Import.Register"))
                    && sample.phase() == null) {
                boolean kilo = sample.unitOfMeasure() != null && "kWh".equals(sample.unitOfMeasure().unit());
                return OptionalDouble.of(sample.value() * (kilo ? 1000 : 1));
            }
        }
        return OptionalDouble.empty();
    }
}
