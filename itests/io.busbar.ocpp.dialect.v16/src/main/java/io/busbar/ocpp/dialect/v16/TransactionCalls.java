package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.Measurand;
import io.busbar.ocpp.messages.common.MeterValue;
import io.busbar.ocpp.messages.common.SampledValue;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventResponse;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.store.api.Commit;
import io.busbar.store.api.StoredMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * TransactionEvents as StartTransaction and StopTransaction. A transaction of 1.6 begins with the first event that has a token. The id that the CSMS
 * gives is stored with the answer that brings it.
 */
final class TransactionCalls {

    private static final Set<Reason> COMMON_REASONS = Set.of(Reason.DeAuthorized, Reason.EmergencyStop, Reason.EVDisconnected, Reason.Local,
            Reason.PowerLoss, Reason.Reboot, Reason.Remote);

    private final String link;
    private final StoredMap<StoredTransaction> transactions;
    private final ConnectorStates states;

    TransactionCalls(String link, StoredMap<StoredTransaction> transactions, ConnectorStates states) {
        this.link = link;
        this.transactions = transactions;
        this.states = states;
    }

    Exchange<TransactionEventResponse> of(JsonCodec codec, TransactionEventRequest event) throws RpcException {
        String key = link + "/" + event.transactionInfo().transactionId();
        StoredTransaction known = transactions.get(key).orElseGet(() -> new StoredTransaction(0, energy(event).orElse(0), false, 0));
        StoredTransaction[] now = {located(known, event)};
        IdTokenInfo[] info = new IdTokenInfo[1];
        CallSequence<TransactionEventResponse> calls = new CallSequence<>(codec,
                () -> TransactionEventResponse.builder().idTokenInfo(info[0]).build());
        if (!now[0].equals(known) || !transactions.get(key).isPresent()) {
            calls.first((nothing, commit) -> transactions.put(commit.get(), key, now[0]));
        }
        if (!now[0].started() && event.idToken() != null) {
            String idTag = Session16.idTag(event.idToken());
            calls.then("StartTransaction",
                    () -> new Messages.StartTransaction(now[0].connectorId(), idTag, now[0].meterStart(), event.timestamp()),
                    Messages.StartTransactionConf.class, (answer, commit) -> {
                        now[0] = now[0].startedAs(answer.transactionId());
                        info[0] = Session16.info(answer.idTagInfo());
                        transactions.put(commit.get(), key, now[0]);
                    });
        }
        if (event.eventType() == TransactionEventType.Ended) {
            stop(calls, key, now, event, info);
        }
        return new WithStatus(calls, codec, event);
    }

    private void stop(CallSequence<TransactionEventResponse> calls, String key, StoredTransaction[] now, TransactionEventRequest event,
            IdTokenInfo[] info) throws RpcException {
        IdToken token = event.idToken();
        String idTag = token == null ? null : Session16.idTag(token);
        calls.then("StopTransaction",
                () -> new Messages.StopTransaction(now[0].started() ? now[0].transactionId() : StoredTransaction.UNKNOWN_ID,
                        energy(event).orElse(now[0].meterStart()), event.timestamp(), reason(event.transactionInfo().stoppedReason()),
                        idTag),
                Messages.StopTransactionConf.class, (answer, commit) -> {
                    info[0] = answer.idTagInfo() == null ? info[0] : Session16.info(answer.idTagInfo());
                    transactions.remove(commit.get(), key);
                    states.transactionEnded(now[0].connectorId());
                });
    }

    private StoredTransaction located(StoredTransaction known, TransactionEventRequest event) {
        if (known.connectorId() != 0 || event.evse() == null) {
            return known;
        }
        int connectorId = event.evse().connectorId() == null ? 1 : event.evse().connectorId();
        return new StoredTransaction(states.number(event.evse().id(), connectorId).orElse(0), known.meterStart(), known.started(),
                known.transactionId());
    }

    private static String reason(Reason reason) {
        return reason == null ? null : COMMON_REASONS.contains(reason) ? reason.name() : "Other";
    }

    /** The register in Wh, if the event has it. */
    private static Optional<Integer> energy(TransactionEventRequest event) {
        if (event.meterValue() == null) {
            return Optional.empty();
        }
        return event.meterValue().stream().map(MeterValue::sampledValue).flatMap(List::stream)
                .filter(value -> value.phase() == null)
                .filter(value -> value.measurand() == null || value.measurand() == Measurand.EnergyActiveImportRegister)
                .map(SampledValue::value).map(value -> (int) Math.round(value)).reduce((one, later) -> later);
    }

    /** As 1.6 has the same words. */
    static AuthorizationStatus status(String word) {
        return Arrays.stream(AuthorizationStatus.values()).filter(status -> status.name().equals(word)).findFirst()
                .orElse(AuthorizationStatus.Unknown);
    }

    /** What changed of the connectors meanwhile is reported after the messages of the transaction, as it is when it is sent. */
    private final class WithStatus implements Exchange<TransactionEventResponse> {

        private final CallSequence<TransactionEventResponse> calls;
        private final JsonCodec codec;
        private final TransactionEventRequest event;
        private CallSequence<TransactionEventResponse> current;

        WithStatus(CallSequence<TransactionEventResponse> calls, JsonCodec codec, TransactionEventRequest event) {
            this.calls = calls;
            this.codec = codec;
            this.event = event;
            current = calls;
        }

        @Override
        public Step<TransactionEventResponse> begin(Supplier<Commit> commit) throws RpcException {
            return afterwards(calls.begin(commit), commit);
        }

        @Override
        public Step<TransactionEventResponse> answered(String payload, Supplier<Commit> commit) throws RpcException {
            return afterwards(current.answered(payload, commit), commit);
        }

        @Override
        public Optional<Step<TransactionEventResponse>> failed(Optional<RpcErrorCode> code, Supplier<Commit> commit) throws RpcException {
            return current.failed(code, commit);
        }

        private Step<TransactionEventResponse> afterwards(Step<TransactionEventResponse> step, Supplier<Commit> commit)
                throws RpcException {
            if (current == calls && step instanceof Step.Answered<TransactionEventResponse> last) {
                current = new CallSequence<>(codec, last::response);
                states.news(0, event.timestamp()).forEach(news -> current.thenInform("StatusNotification", news));
                return current.begin(commit);
            }
            return step;
        }
    }
}
