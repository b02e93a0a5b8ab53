package io.busbar.csms;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** What the CSMS holds of each transaction, by event; an event that comes twice is held once. */
final class Ledger {

    /** One transaction. */
    static final class Entry {

        final String id;
        final TreeSet<Integer> seqNos = new TreeSet<>();
        boolean started;
        boolean ended;
        OptionalDouble firstWh = OptionalDouble.empty();
        OptionalDouble lastWh = OptionalDouble.empty();
        int twice;

        private Entry(String id) {
            this.id = id;
        }

        /** Energy between the first and the last register reading. */
        double energyWh() {
            return lastWh.orElse(0) - firstWh.orElse(lastWh.orElse(0));
        }

        boolean complete() {
            return started && ended && seqNos.first() == 0 && seqNos.last() == seqNos.size() - 1;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    synchronized void take(TransactionEventRequest event) {
        Entry entry = entries.computeIfAbsent(event.transactionInfo().transactionId(), Entry::new);
        if (!entry.seqNos.add(event.seqNo())) {
            entry.twice++;
            return;
        }
        entry.started |= event.eventType() == TransactionEventType.Started;
        entry.ended |= event.eventType() == TransactionEventType.Ended;
        if (event.meterValue() != null) {
            event.meterValue().forEach(value -> register(value).ifPresent(wh -> {
                entry.firstWh = OptionalDouble.of(Math.min(wh, entry.firstWh.orElse(wh)));
                entry.lastWh = OptionalDouble.of(Math.max(wh, entry.lastWh.orElse(wh)));
            }));
        }
    }

    synchronized Collection<Entry> entries() {
        return java.util.List.copyOf(entries.values());
    }

    /** The register of imported energy in Wh; it is the default measurand, and Wh the default unit. */
    static OptionalDouble register(MeterValue value) {
        for (SampledValue sample : value.sampledValue()) {
            boolean energy = sample.measurand() == null || sample.measurand().wire().equals("Energy.Active.Import.Register");
            if (energy && sample.phase() == null) {
                boolean kilo = sample.unitOfMeasure() != null && "kWh".equals(sample.unitOfMeasure().unit());
                return OptionalDouble.of(sample.value() * (kilo ? 1000 : 1));
            }
        }
        return OptionalDouble.empty();
    }
}
