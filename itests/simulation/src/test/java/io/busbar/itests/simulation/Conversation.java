package io.busbar.itests.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import java.util.List;
import java.util.TreeMap;

/** What must hold of all that a CSMS was told. */
final class Conversation {

    /** Meters tell tenths of a watt-hour at worst. */
    private static final double WH = 0.2;

    private Conversation() {}

    static void checkComplete(String id, TreeMap<Integer, TransactionEventRequest> events) {
        assertEquals(0, events.firstKey(), () -> id + " does not begin with seqNo 0: " + words(events));
        assertEquals(events.size() - 1, events.lastKey(), () -> id + " has holes: " + words(events));
        assertEquals(1, count(events, TransactionEventType.Started), () -> id + ": " + words(events));
        assertEquals(1, count(events, TransactionEventType.Ended), () -> id + ": " + words(events));
        assertEquals(TransactionEventType.Started, events.firstEntry().getValue().eventType(), () -> id + ": " + words(events));
        assertEquals(TransactionEventType.Ended, events.lastEntry().getValue().eventType(), () -> id + ": " + words(events));
        double last = 0;
        for (TransactionEventRequest event : events.values()) {
            for (MeterValue value : event.meterValue() == null ? List.<MeterValue>of() : event.meterValue()) {
                double wh = Energy.register(value).orElse(last);
                if (event.eventType() != TransactionEventType.Ended || value == event.meterValue().get(event.meterValue().size() - 1)) {
                    assertTrue(wh >= last, () -> id + " meter runs back: " + words(events));
                    last = wh;
                }
            }
        }
    }

    private static long count(TreeMap<Integer, TransactionEventRequest> events, TransactionEventType type) {
        return events.values().stream().filter(event -> event.eventType() == type).count();
    }

    static String words(TreeMap<Integer, TransactionEventRequest> events) {
        StringBuilder words = new StringBuilder();
        events.forEach((seqNo, event) -> words.append('\n').append(seqNo).append(' ').append(event.timestamp()).append(' ')
                .append(event.eventType()).append(' ').append(event.triggerReason()).append(' ')
                .append(event.transactionInfo().chargingState()).append(' ').append(event.transactionInfo().stoppedReason())
                .append(Boolean.TRUE.equals(event.offline()) ? " offline" : "").append(' ')
                .append(event.meterValue() == null ? List.of() : event.meterValue().stream().map(Energy::register).toList()));
        return words.toString();
    }

    static void checkEnergy(World world) {
        double told = world.csms.transactions().values().stream().mapToDouble(Energy::told).sum();
        double delivered = world.plant.state().evses().stream().mapToDouble(evse -> evse.energyWh()).sum();
        assertEquals(delivered, told, WH * Math.max(1, world.csms.transactions().size()), "energy told and energy delivered");
    }
}
