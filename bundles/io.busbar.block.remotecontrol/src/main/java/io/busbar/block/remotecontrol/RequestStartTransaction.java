package io.busbar.block.remotecontrol;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.AuthorizationStatus;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.RequestStartStopStatus;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionRequest;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionResponse;
import io.busbar.ocpp.messages.remotecontrol.RequestStartTransactionResponseBuilder;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Lifetime;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/**
 * RequestStartTransaction (F01, F02): authorizes the EVSE, with the car plugged or still to come. Accepted means taken; with
 * AuthorizeRemoteStart the token is asked for after the answer.
 */
@Component
@Handles("RequestStartTransaction")
public final class RequestStartTransaction implements CallHandler<RequestStartTransactionRequest, RequestStartTransactionResponse> {

    private static final String OWNER = "io.busbar.block.remotecontrol";
    private static final int SCHEMA = 1;

    private final StationLoop loop;
    private final Station station;
    private final Registration registration;
    private final Variable<Boolean> authorizeRemoteStart;
    private final Store store;
    private StoredMap<PendingRemoteStart> pending;
    private volatile boolean closed;
    private final Neighbour<Sessions> sessions;
    private final Neighbour<TokenAuthorizer> authorizer;

    @Activate
    public RequestStartTransaction(@Reference StationLoop loop, @Reference Station station, @Reference Registration registration,
            @Reference DeviceModel model, @Reference Store store, @Reference Neighbours neighbours) {
        this.loop = loop;
        this.store = store;
        sessions = neighbours.of(Sessions.class);
        authorizer = neighbours.of(TokenAuthorizer.class);
        this.station = station;
        this.registration = registration;
        authorizeRemoteStart = model.declare(ComponentId.of("AuthCtrlr"), VariableSpec.bool("AuthorizeRemoteStart", false).readWrite());
        loop.execute(this::open);
    }

    private void open() {
        pending = store.open(OWNER, SCHEMA, SchemaUpgrade.NONE).map("asked", PendingRemoteStart.class, Lifetime.THIS_START);
        pending.forEach(this::authorize);
    }

    @Deactivate
    void close() {
        closed = true;
    }

    @Override
    public Promise<RequestStartTransactionResponse> handle(RequestStartTransactionRequest request) {
        Optional<Evse> evse = request.evseId() == null ? choose() : station.evse(request.evseId());
        Optional<StatusInfo> obstacle = obstacle(request, evse);
        if (obstacle.isPresent()) {
            return reject(obstacle.get());
        }
        int evseId = evse.orElseThrow().id();
        if (authorizeRemoteStart.value()) {
            // F01.FR.01: like a local token; Accepted means that it was begun, what follows reports the result
            Optional<String> running = sessions.get().flatMap(present -> present.transaction(evseId)).map(TransactionView::id);
            PendingRemoteStart start = PendingRemoteStart.of(evseId, request);
            String key = String.valueOf(evseId);
            Commit commit = store.begin();
            pending.put(commit, key, start);
            return commit.submit().flatMap(stored -> {
                loop.execute(() -> authorize(key, start));
                return accept(running);
            });
        }
        return sessions.get().orElseThrow().authorize(evseId, authorization(request)).flatMap(outcome -> {
            if (outcome instanceof Sessions.Outcome.Accepted accepted) {
                return accept(accepted.transactionId());
            }
            return reject(new StatusInfo("Unspecified", ((Sessions.Outcome.Rejected) outcome).reason()));
        });
    }

    private void authorize(String key, PendingRemoteStart start) {
        TokenQuestion question = new TokenQuestion(start.token(), OptionalInt.of(start.evseId()));
        authorizer.whenPresent(present -> present.authorize(question).then(verdict -> {
            IdTokenInfo info = verdict.getValue().info();
            if (info.status() == AuthorizationStatus.Accepted) {
                sessions.whenPresent(target -> target.authorize(start.evseId(), authorization(start, info)).onResolve(() -> done(key)),
                        () -> done(key));
            } else {
                done(key);
            }
            return null;
        }, failed -> done(key)), () -> done(key));
    }

    private static Authorization authorization(PendingRemoteStart start, IdTokenInfo info) {
        return new Authorization(start.token(), Optional.of(start.completed(info)), TriggerReason.RemoteStart,
                OptionalInt.of(start.remoteStartId()), start.anywhere() && info.evseId() == null);
    }

    private void done(String key) {
        if (closed) {
            return; // the next version asks again
        }
        Commit commit = store.begin();
        pending.remove(commit, key);
        commit.submit();
    }

    private Authorization authorization(RequestStartTransactionRequest request) {
        Optional<IdTokenInfo> known = request.groupIdToken() == null
                ? Optional.empty()
                : Optional.of(IdTokenInfo.builder().status(AuthorizationStatus.Accepted).groupIdToken(request.groupIdToken()).build());
        return new Authorization(request.idToken(), known, TriggerReason.RemoteStart, OptionalInt.of(request.remoteStartId()),
                request.evseId() == null);
    }

    /** F01.FR.20, F02.FR.22: a car that waits comes before a free place. */
    private Optional<Evse> choose() {
        return sessions.get().flatMap(Sessions::selectEvse).flatMap(station::evse);
    }

    private Optional<StatusInfo> obstacle(RequestStartTransactionRequest request, Optional<Evse> evse) {
        if (registration.status().filter(status -> status == RegistrationStatus.Pending).isPresent()) {
            return because("NotEnabled", "the station is not accepted yet");
        }
        if (sessions.get().isEmpty()) {
            return because("UnsupportedRequest", "this station has no transactions block now");
        }
        if (authorizeRemoteStart.value() && authorizer.get().isEmpty()) {
            return because("UnsupportedRequest", "nobody can authorize the token");
        }
        if (evse.isEmpty()) {
            return because(request.evseId() == null ? "NoFreeEvse" : "UnknownEvse", "");
        }
        if (sessions.get().flatMap(present -> present.authorizationOf(evse.get().id())).isPresent()) {
            return because("TxInProgress", "the EVSE is authorized already");
        }
        if (pending.get(String.valueOf(evse.get().id())).isPresent()) {
            return because("TxInProgress", "another token is being authorized for the EVSE");
        }
        boolean usable = evse.get().connectors().stream().map(connector -> connector.status())
                .anyMatch(status -> status != ConnectorStatus.Faulted && status != ConnectorStatus.Unavailable);
        return usable ? Optional.empty() : because("NotEnabled", "the EVSE is faulted or unavailable");
    }

    private static Optional<StatusInfo> because(String code, String words) {
        return Optional.of(new StatusInfo(code, words.isEmpty() ? null : words));
    }

    private Promise<RequestStartTransactionResponse> accept(Optional<String> transactionId) {
        RequestStartTransactionResponseBuilder answer = RequestStartTransactionResponse.builder().status(RequestStartStopStatus.Accepted);
        transactionId.ifPresent(answer::transactionId);
        return loop.resolved(answer.build());
    }

    private Promise<RequestStartTransactionResponse> reject(StatusInfo why) {
        return loop.resolved(
                RequestStartTransactionResponse.builder().status(RequestStartStopStatus.Rejected).statusInfo(why).build());
    }
}
