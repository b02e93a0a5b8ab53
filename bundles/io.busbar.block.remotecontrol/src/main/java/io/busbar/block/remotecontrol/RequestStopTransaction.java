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
import io.busbar.station.api.session.Sessions;
import io.busbar.station.api.session.StopOrder;
import io.busbar.station.api.session.TransactionView;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.promise.Promise;

/** RequestStopTransaction (F03): ends the authorization; TxStopPoint decides when the transaction ends. */
@Component
@Handles("RequestStopTransaction")
public final class RequestStopTransaction implements CallHandler<RequestStopTransactionRequest, RequestStopTransactionResponse> {

    private final StationLoop loop;
    private final Registration registration;
    private volatile Sessions sessions;

    @Activate
    public RequestStopTransaction(@Reference StationLoop loop, @Reference Registration registration) {
        this.loop = loop;
        this.registration = registration;
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

    @Override
    public Promise<RequestStopTransactionResponse> handle(RequestStopTransactionRequest request) {
        Sessions present = sessions;
        boolean pending = registration.status().filter(status -> status == RegistrationStatus.Pending).isPresent();
        Optional<TransactionView> running = present == null || pending
                ? Optional.empty()
                : present.transaction(request.transactionId()).filter(transaction -> !transaction.ended());
        if (running.isEmpty()) {
            return loop.resolved(new RequestStopTransactionResponse(RequestStartStopStatus.Rejected,
                    new StatusInfo(pending ? "NotEnabled" : "TxNotFound")));
        }
        int evseId = running.get().evseId();
        // after the answer: F03's sequence
        loop.execute(() -> present.stop(evseId, new StopOrder(TriggerReason.RemoteStop, Reason.Remote, Optional.empty(), false)));
        return loop.resolved(new RequestStopTransactionResponse(RequestStartStopStatus.Accepted));
    }
}
