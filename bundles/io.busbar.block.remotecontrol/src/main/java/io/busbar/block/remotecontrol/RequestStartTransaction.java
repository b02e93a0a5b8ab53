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
import io.busbar.station.api.control.StationControl;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.session.Authorization;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.TokenAuthorizer;
import io.busbar.station.api.token.TokenQuestion;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
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
    /** The blocks that authorize and start have plugged in by then. */
    private static final Duration AFTER_OTHERS = Duration.ofMillis(500);

    private final StationLoop loop;
    private final Station station;
    private final Registration registration;
    private final Variable<Boolean> authorizeRemoteStart;
    private final Store store;
    private final StationControl control;
    private StoredMap<Asked> asked;
    private volatile boolean gone;
    private volatile Sessions sessions;
    private volatile TokenAuthorizer authorizer;

    @Activate
    public RequestStartTransaction(@Reference StationLoop loop, @Reference Station station, @Reference Registration registration,
            @Reference DeviceModel model, @Reference Store store, @Reference StationControl control) {
        this.loop = loop;
        this.store = store;
        this.control = control;
        this.station = station;
        this.registration = registration;
        authorizeRemoteStart = model.declare(ComponentId.of("AuthCtrlr"), VariableSpec.bool("AuthorizeRemoteStart", false).readWrite());
        loop.execute(this::open);
    }

    private void open() {
        asked = store.open(OWNER, SCHEMA, SchemaUpgrade.NONE).map("asked", Asked.class);
        Commit commit = store.begin();
        asked.forEach((key, row) -> {
            if (row.start() == control.startNumber()) {
                loop.after(AFTER_OTHERS, () -> askFirst(key, row));
            } else {
                asked.remove(commit, key);
            }
        });
        commit.submit();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(Sessions present) {
        sessions = present;
    }

    void unbindSessions(Sessions gone) {
        if (sessions == gone) {
            sessions = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void bindAuthorizer(TokenAuthorizer present) {
        authorizer = present;
    }

    void unbindAuthorizer(TokenAuthorizer gone) {
        if (authorizer == gone) {
            authorizer = null;
        }
    }

    @Deactivate
    void close() {
        gone = true;
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
            // F01.FR.01: like a local token; Accepted says that it is taken on, what follows says how it went
            Optional<String> running = sessions.transaction(evseId).map(TransactionView::id);
            Asked row = Asked.of(control.startNumber(), evseId, request);
            String key = String.valueOf(evseId);
            Commit commit = store.begin();
            asked.put(commit, key, row);
            return commit.submit().flatMap(stored -> {
                loop.execute(() -> askFirst(key, row));
                return accept(running);
            });
        }
        return sessions.authorize(evseId, authorization(request)).flatMap(outcome -> {
            if (outcome instanceof Sessions.Outcome.Taken taken) {
                return accept(taken.transactionId());
            }
            return reject(new StatusInfo("Unspecified", ((Sessions.Outcome.Refused) outcome).reason()));
        });
    }

    private void askFirst(String key, Asked row) {
        TokenAuthorizer present = authorizer;
        if (present == null) {
            answered(key);
            return;
        }
        present.authorize(new TokenQuestion(row.token(), OptionalInt.of(row.evseId()))).then(verdict -> {
            Sessions target = sessions;
            if (target != null && verdict.getValue().info().status() == AuthorizationStatus.Accepted) {
                target.authorize(row.evseId(), new Authorization(row.token(), Optional.of(row.completed(verdict.getValue().info())),
                        TriggerReason.RemoteStart, OptionalInt.of(row.remoteStartId()),
                        row.anywhere() && verdict.getValue().info().evseId() == null));
            }
            return null;
        }).onResolve(() -> answered(key));
    }

    private void answered(String key) {
        if (gone) {
            return; // the next version asks again
        }
        Commit commit = store.begin();
        asked.remove(commit, key);
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
        Sessions present = sessions;
        return present == null ? Optional.empty() : present.evseForToken().flatMap(station::evse);
    }

    private Optional<StatusInfo> obstacle(RequestStartTransactionRequest request, Optional<Evse> evse) {
        if (registration.status().filter(status -> status == RegistrationStatus.Pending).isPresent()) {
            return because("NotEnabled", "the station is not accepted yet");
        }
        if (sessions == null) {
            return because("UnsupportedRequest", "this station has no transactions block now");
        }
        if (authorizeRemoteStart.value() && authorizer == null) {
            return because("UnsupportedRequest", "nobody can authorize the token");
        }
        if (evse.isEmpty()) {
            return because(request.evseId() == null ? "NoFreeEvse" : "UnknownEvse", "");
        }
        if (sessions.authorizationOf(evse.get().id()).isPresent()) {
            return because("TxInProgress", "the EVSE is authorized already");
        }
        if (asked.get(String.valueOf(evse.get().id())).isPresent()) {
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
