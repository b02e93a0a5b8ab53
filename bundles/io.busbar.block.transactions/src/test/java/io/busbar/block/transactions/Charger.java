package io.busbar.block.transactions;

import io.busbar.driver.api.evse.EvseAbilities;
import io.busbar.driver.api.evse.PilotState;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionMeterValues;
import io.busbar.station.core.Attachment;
import io.busbar.store.api.Store;
import io.busbar.testkit.TestStation;
import io.busbar.testkit.core.FakeEvseDriver;
import io.busbar.testkit.core.FakeMeterDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.util.promise.Promise;

/** A station with one EVSE, a meter and the block, in the test's hand. */
final class Charger {

    static final IdToken CARD = new IdToken("04AABBCC", "ISO14443");

    final TestStation station;
    final TransactionsBlock block;
    final FakeEvseDriver evse;
    final FakeMeterDriver meter;
    final TransactionEventResponses answers;
    private Attachment listening;

    Charger() {
        this(new TestStation(), FakeEvseDriver.SOCKET);
    }

    Charger(EvseAbilities abilities) {
        this(new TestStation(), abilities);
    }

    /** @param settings name, value, name, value ... */
    Charger(String... settings) {
        this();
        set(settings);
    }

    Charger(TestStation station, EvseAbilities abilities) {
        this(station, abilities, station.store());
    }

    Charger(TestStation station, EvseAbilities abilities, Store store) {
        this.station = station;
        evse = station.addEvse(1, abilities);
        meter = station.addMeter(1);
        block = block(station, store);
        answers = listen();
        evse.bay(false);
        station.settle();
    }

    /** Drivers as they are, a new block: what a swap does. */
    private Charger(Charger before) {
        station = before.station;
        evse = before.evse;
        meter = before.meter;
        block = block(station);
        answers = listen();
    }

    private TransactionEventResponses listen() {
        TransactionEventResponses listener = new TransactionEventResponses(block);
        station.outbox().listen(TransactionEventRequest.class, listener);
        listening = station.listen("transactions", block);
        station.settle();
        return listener;
    }

    static TransactionsBlock block(TestStation on) {
        return block(on, on.store());
    }

    private static TransactionsBlock block(TestStation on, Store store) {
        return new TransactionsBlock(on.loop(), store, on.station(), on.control(), on.events(), on.limits(), on.variables(),
                on.core().deviceModel("transactions"), on.csms(), on.registration(), on.outbox(), on.neighbours());
    }

    Charger set(String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            var result = station.write(settings[i], settings[i + 1]);
            if (!result.getClass().getSimpleName().equals("Accepted")) {
                throw new AssertionError(settings[i] + ": " + result);
            }
        }
        return this;
    }

    Charger with(TransactionMeterValues meterValues) {
        station.services().register(TransactionMeterValues.class, meterValues);
        station.settle();
        return this;
    }

    // ---- the driver, the car, time

    Outcome authorize() {
        return authorize(CARD, TriggerReason.Authorized, OptionalInt.empty());
    }

    Outcome authorize(IdToken token, TriggerReason trigger, OptionalInt remoteStartId) {
        Optional<IdTokenInfo> info = Optional.of(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).build());
        Outcome outcome = station.get(block.authorize(1, new Authorization(token, info, trigger, remoteStartId)));
        station.settle();
        return outcome;
    }

    Promise<Boolean> stopping(TriggerReason trigger, Reason reason, Optional<IdToken> token, boolean force) {
        return block.stop(1, new StopRequest(trigger, reason, token, force));
    }

    boolean stop() {
        boolean stopped = station.get(stopping(TriggerReason.StopAuthorized, Reason.Local, Optional.of(CARD), false));
        station.settle();
        return stopped;
    }

    Charger plug() {
        evse.connectCar();
        station.settle();
        return this;
    }

    Charger ready() {
        evse.pilot(PilotState.C);
        station.settle();
        return this;
    }

    /** The cable goes out of the car, and stays in the socket. */
    Charger unplugAtCar() {
        evse.pilot(PilotState.A);
        advance(3);
        return this;
    }

    Charger unplug() {
        evse.disconnectCar();
        advance(3);
        return this;
    }

    Charger bay(boolean occupied) {
        evse.bay(occupied);
        advance(3);
        return this;
    }

    Charger advance(int seconds) {
        station.advance(Duration.ofSeconds(seconds));
        return this;
    }

    /** Plugged, authorized, charging. */
    Charger charge() {
        plug();
        authorize();
        return ready();
    }

    /** The next life of the station, after a power cut; the car stays. */
    Charger powerCut(boolean carStays) {
        TestStation next = station.powerCut();
        Charger charger = new Charger(next, evse.abilities());
        if (carStays) {
            charger.plug();
        }
        return charger;
    }

    /** Another bundle of the block, while the station runs. */
    Charger swapped() {
        listening.close();
        block.close();
        station.settle();
        return new Charger(this);
    }

    // ---- what was said

    List<TransactionEventRequest> events() {
        return station.outbox().requests(TransactionEventRequest.class);
    }

    TransactionEventRequest last() {
        List<TransactionEventRequest> all = events();
        if (all.isEmpty()) {
            throw new AssertionError("no event");
        }
        return all.get(all.size() - 1);
    }

    long count(TransactionEventType type) {
        return events().stream().filter(event -> event.eventType() == type).count();
    }

    /** The CSMS answers all, to the event with the token with that status. */
    void answer(AuthorizationStatus status) {
        while (station.outbox().size() > 0) {
            TransactionEventRequest next = (TransactionEventRequest) station.outbox().messages().get(0).request();
            station.outbox().answerNext(TransactionEventResponse.builder()
                    .idTokenInfo(next.idToken() == null ? null : IdTokenInfo.builder().status(status).build()).build());
            if (next.idToken() != null && status != AuthorizationStatus.Accepted) {
                break;
            }
        }
        station.settle();
    }

    /** Type, trigger and state of each event. */
    List<String> story() {
        return events().stream().map(event -> event.eventType() + " " + event.triggerReason() + " "
                + event.transactionInfo().chargingState()
                + (event.transactionInfo().stoppedReason() == null ? "" : " " + event.transactionInfo().stoppedReason())).toList();
    }
}
