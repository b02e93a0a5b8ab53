package io.busbar.ocpp.rpc;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileRequest;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileResponse;
import io.busbar.ocpp.messages.provisioning.SetNetworkProfileStatus;
import io.busbar.station.api.loop.StationLoop;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SetNetworkProfile (B09): stored when it can work; a slot in use keeps its connection until the next start. */
final class SetNetworkProfile implements CallHandler<SetNetworkProfileRequest, SetNetworkProfileResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(SetNetworkProfile.class);

    private final StationLoop loop;
    private final NetworkSlots slots;
    private final ProfileRules rules;

    SetNetworkProfile(StationLoop loop, NetworkSlots slots, ProfileRules rules) {
        this.loop = loop;
        this.slots = slots;
        this.rules = rules;
    }

    @Override
    public Promise<SetNetworkProfileResponse> handle(SetNetworkProfileRequest request) {
        int slot = request.configurationSlot();
        Optional<ProfileRules.Refusal> refusal = rules.objection(slot, request.connectionData());
        if (refusal.isPresent()) {
            LOG.info("network profile {} is refused: {}", slot, refusal.get().words());
            return loop.resolved(answer(SetNetworkProfileStatus.Rejected, refusal.get().reasonCode(), refusal.get().words()));
        }
        NetworkSlot content = NetworkSlot.of(request.connectionData());
        return slots.put(slot, content).map(durable -> {
            LOG.info("network profile {} is now {}", slot, content);
            return new SetNetworkProfileResponse(SetNetworkProfileStatus.Accepted);
        }).recover(failed -> {
            LOG.error("network profile {} could not be stored", slot, failed.getFailure());
            return answer(SetNetworkProfileStatus.Failed, "InternalError", "the profile could not be stored");
        });
    }

    private static SetNetworkProfileResponse answer(SetNetworkProfileStatus status, String reasonCode, String words) {
        return new SetNetworkProfileResponse(status, new StatusInfo(reasonCode, words, null), null);
    }
}
