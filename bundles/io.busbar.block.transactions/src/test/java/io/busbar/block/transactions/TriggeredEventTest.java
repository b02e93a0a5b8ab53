package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.messages.remotecontrol.MessageTrigger;
import io.busbar.ocpp.messages.remotecontrol.TriggerMessageRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggeredEventTest {

    private static final TriggerMessageRequest TRIGGER = new TriggerMessageRequest(MessageTrigger.TransactionEvent, null, null, null);

    private final Charger charger = new Charger();
    private final TriggeredEvent triggered = new TriggeredEvent(charger.block);

    /** @param times how often the CSMS asks @return how often it was accepted */
    private int trigger(int times) {
        int accepted = 0;
        for (int i = 0; i < times; i++) {
            Optional<Runnable> send = triggered.prepare(TRIGGER);
            if (send.isPresent()) {
                accepted++;
                charger.station.loop().execute(send.get());
            }
            if (i % 3 == 0) {
                charger.station.settle();
            }
        }
        charger.advance(1);
        return accepted;
    }

    private long events() {
        return charger.station.outbox().requests(TransactionEventRequest.class).stream()
                .filter(event -> event.triggerReason() == TriggerReason.Trigger).count();
    }

    private void deliver(boolean answered) {
        while (charger.station.outbox().size() > 0) {
            if (answered) {
                charger.station.outbox().answerNext(new TransactionEventResponse(null, null, null, null, null, null, null));
            } else {
                charger.station.outbox().abandonNext("no answer");
            }
            charger.station.settle();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("F06.FR.07: an event that was asked for and is not delivered yet is not made again, however often the CSMS asks; afterwards it is")
    void oneAtATime(boolean answered) {
        charger.charge();
        assertEquals(1, trigger(1_000));
        assertEquals(1, events());
        deliver(answered);
        assertEquals(1, trigger(1_000));
        deliver(answered);
        assertEquals(1, trigger(10));
    }

    @Test
    @DisplayName("A transaction that ended before its event was made is not waited for")
    void ended() {
        charger.charge();
        Optional<Runnable> late = triggered.prepare(TRIGGER);
        charger.stop();
        late.orElseThrow().run();
        charger.station.settle();
        deliver(true);
        charger.charge();
        assertEquals(1, trigger(10));
    }
}
