package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.RpcErrorCode;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.spi.DialectSession;
import io.busbar.ocpp.api.spi.Exchange;
import io.busbar.ocpp.api.spi.Received;
import io.busbar.ocpp.json.JsonCodec;
import io.busbar.ocpp.messages.Message;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.ocpp.messages.authorization.AuthorizeRequest;
import io.busbar.ocpp.messages.authorization.AuthorizeResponse;
import io.busbar.ocpp.messages.availability.HeartbeatRequest;
import io.busbar.ocpp.messages.availability.HeartbeatResponse;
import io.busbar.ocpp.messages.availability.StatusNotificationRequest;
import io.busbar.ocpp.messages.availability.StatusNotificationResponse;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.provisioning.BootNotificationRequest;
import io.busbar.ocpp.messages.provisioning.BootNotificationResponse;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.provisioning.ResetRequest;
import io.busbar.ocpp.messages.provisioning.ResetStatus;
import io.busbar.ocpp.messages.provisioning.ResetType;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import java.util.function.Function;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** One link that speaks 1.6. */
final class Session16 implements DialectSession {

    private static final int MAX_ID_TAG = 20;

    /** The records of this bundle have limits of their own; the codec of 2.x holds any record to its annotations. */
    private final JsonCodec codec = JsonCodec.forVersion(OcppVersion.V21);
    private final TransactionCalls transactions;
    private final ConnectorStates states;
    private final ConfigurationKeys keys;

    Session16(TransactionCalls transactions, ConnectorStates states, ConfigurationKeys keys) {
        this.transactions = transactions;
        this.states = states;
        this.keys = keys;
    }

    @Override
    @SuppressWarnings("unchecked") // a request's record names the class of R
    public <R extends Response> Exchange<R> exchange(Request<R> request) throws RpcException {
        return (Exchange<R>) calls(request);
    }

    private Exchange<? extends Response> calls(Request<?> request) throws RpcException {
        if (request instanceof TransactionEventRequest event) {
            return transactions.of(codec, event);
        } else if (request instanceof StatusNotificationRequest status) {
            return status(status);
        } else if (request instanceof AuthorizeRequest authorize) {
            return one("Authorize", new Messages.Authorize(idTag(authorize.idToken())), Messages.AuthorizeConf.class,
                    answer -> AuthorizeResponse.builder().idTokenInfo(info(answer.idTagInfo())).build());
        } else if (request instanceof HeartbeatRequest) {
            return one("Heartbeat", new Messages.Heartbeat(), Messages.HeartbeatConf.class,
                    answer -> new HeartbeatResponse(answer.currentTime()));
        } else if (request instanceof BootNotificationRequest boot) {
            return one("BootNotification",
                    new Messages.BootNotification(boot.chargingStation().vendorName(), boot.chargingStation().model(),
                            boot.chargingStation().serialNumber(), boot.chargingStation().firmwareVersion()),
                    Messages.BootNotificationConf.class, answer -> new BootNotificationResponse(answer.currentTime(), answer.interval(),
                            RegistrationStatus.valueOf(answer.status()), null, null));
        }
        throw new RpcException(RpcErrorCode.NotSupported, "OCPP 1.6 has no words for " + request.getClass().getSimpleName());
    }

    private <T extends Message, R extends Response> Exchange<R> one(String action, Message message, Class<T> type,
            Function<T, R> response) {
        Object[] answered = new Object[1];
        return new CallSequence<>(codec, () -> response.apply(type.cast(answered[0])))
                .then(action, () -> message, type, (answer, commit) -> answered[0] = answer);
    }

    private Exchange<StatusNotificationResponse> status(StatusNotificationRequest request) {
        CallSequence<StatusNotificationResponse> calls = new CallSequence<>(codec, StatusNotificationResponse::new);
        int number = states.number(request.evseId(), request.connectorId()).orElse(0);
        states.news(number, request.timestamp()).forEach(
                news -> calls.then("StatusNotification", () -> news, Messages.Empty.class, (empty, commit) -> {}));
        return calls;
    }

    /** Never cut: another token would be charged. */
    static String idTag(IdToken token) throws RpcException {
        if (token.idToken().length() > MAX_ID_TAG) {
            throw new RpcException(RpcErrorCode.NotSupported, "OCPP 1.6 has no room for a token of more than 20 characters");
        }
        return token.idToken();
    }

    static IdTokenInfo info(Messages.IdTagInfo info) {
        return IdTokenInfo.builder().status(TransactionCalls.status(info.status())).cacheExpiryDateTime(info.expiryDate()).build();
    }

    @Override
    public Encoded encode(Unconfirmed message) throws RpcException {
        throw new RpcException(RpcErrorCode.NotSupported, "OCPP 1.6 has no messages without an answer");
    }

    @Override
    public Received receive(String action, String payload) throws RpcException {
        return switch (action) {
            case "GetConfiguration" -> {
                Messages.GetConfiguration request = codec.decode(Messages.GetConfiguration.class, payload);
                yield new Received.ForDialect(() -> Promises.resolved(codec.encode(keys.get(request.key()))));
            }
            case "ChangeConfiguration" -> {
                Messages.ChangeConfiguration request = codec.decode(Messages.ChangeConfiguration.class, payload);
                yield new Received.ForDialect(() -> change(request));
            }
            case "Reset" -> {
                Messages.Reset request = codec.decode(Messages.Reset.class, payload);
                yield new Received.ForHandler<>(
                        new ResetRequest(request.type().equals("Hard") ? ResetType.Immediate : ResetType.OnIdle),
                        response -> codec.encode(
                                new Messages.StatusConf(response.status() == ResetStatus.Rejected ? "Rejected" : "Accepted")));
            }
            default -> throw new RpcException(RpcErrorCode.NotImplemented, "not in this part of OCPP 1.6");
        };
    }

    private Promise<String> change(Messages.ChangeConfiguration request) throws RpcException {
        Promise<String> word = keys.change(request.key(), request.value()).orElseGet(() -> Promises.resolved("NotSupported"));
        return word.map(status -> codec.encode(new Messages.StatusConf(status)));
    }

    @Override
    public void close() {
        // what is known of the link alone goes with it
    }
}
