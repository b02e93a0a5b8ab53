package io.busbar.block.remotecontrol;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.remotecontrol.RequestStartStopStatus;
import io.busbar.ocpp.messages.remotecontrol.RequestStopTransactionRequest;
import io.busbar.ocpp.messages.remotecontrol.RequestStopTransactionResponse;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbour;
import io.busbar.station.api.module.Neighbours;
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopRequest;
import io.busbar.station.api.session.TransactionView;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** RequestStopTransaction (F03): ends the authorization; TxStopPoint decides when the transaction ends. */
@Component
@Handles("RequestStopTransaction")
public final class RequestStopTransaction implements CallHandler<RequestStopTransactionRequest, RequestStopTransactionResponse> {

    private final StationLoop loop;
    private final Registration registration;
    private final Neighbour<Sessions> sessions;

    @Activate
    public RequestStopTransaction(@Reference StationLoop loop, @Reference Registration registration, @Reference Neighbours neighbours) {
        this.loop = loop;
        this.registration = registration;
        sessions = neighbours.of(Sessions.class);
    }

    @Override
    public Promise<RequestStopTransactionResponse> handle(RequestStopTransactionRequest request) {
        boolean pending = registration.status().filter(status -> status == RegistrationStatus.Pending).isPresent();
        Optional<TransactionView> running = pending
                ? Optional.empty()
                : sessions.get().flatMap(present -> present.transaction(request.transactionId()))
                        .filter(transaction -> !transaction.ended());
        if (running.isEmpty()) {
            return loop.resolved(new RequestStopTransactionResponse(RequestStartStopStatus.Rejected,
                    new StatusInfo(pending ? "NotEnabled" : "TxNotFound")));
        }
        int evseId = running.get().evseId();
        // after the answer: F03's sequence
        StopRequest stop = new StopRequest(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false);
        loop.execute(() -> sessions.whenPresent(present -> present.stop(evseId, stop)));
        return loop.resolved(new RequestStopTransactionResponse(RequestStartStopStatus.Accepted));
    }
}
