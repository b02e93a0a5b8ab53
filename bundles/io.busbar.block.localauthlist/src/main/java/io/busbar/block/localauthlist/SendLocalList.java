package io.busbar.block.localauthlist;

import io.busbar.block.localauthlist.LocalList.Change;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.localauthlist.AuthorizationData;
import io.busbar.ocpp.messages.localauthlist.SendLocalListRequest;
import io.busbar.ocpp.messages.localauthlist.SendLocalListResponse;
import io.busbar.ocpp.messages.localauthlist.SendLocalListStatus;
import io.busbar.ocpp.messages.localauthlist.UpdateType;
import io.busbar.station.api.loop.StationLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SendLocalList (D01): answered when the whole change is durable; one that is refused changes nothing. */
@Component
@Handles("SendLocalList")
public final class SendLocalList implements CallHandler<SendLocalListRequest, SendLocalListResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(SendLocalList.class);

    private final StationLoop loop;
    private final LocalList list;
    /** Updates are made one after the other. */
    private Promise<?> before;

    @Activate
    public SendLocalList(@Reference StationLoop loop, @Reference LocalList list) {
        this.loop = loop;
        this.list = list;
        before = loop.resolved(null);
    }

    @Override
    public Promise<SendLocalListResponse> handle(SendLocalListRequest request) {
        Promise<SendLocalListResponse> answer = before.then(done -> update(request));
        before = answer.recover(failed -> null);
        return answer;
    }

    private Promise<SendLocalListResponse> update(SendLocalListRequest request) {
        List<AuthorizationData> data = request.localAuthorizationList() == null ? List.of() : request.localAuthorizationList();
        List<Change> changes = data.size() > LocalList.MOST_ITEMS ? List.of() : data.stream().map(Change::of).toList();
        boolean full = request.updateType() == UpdateType.Full;
        Optional<StatusInfo> fault = fault(request.versionNumber(), full, data.size(), changes);
        if (fault.isPresent()) {
            return answer(SendLocalListStatus.Failed, fault);
        }
        if (!full && request.versionNumber() <= list.storedVersion()) {
            return answer(SendLocalListStatus.VersionMismatch, Optional.empty());
        }
        if (list.sizeAfter(full, changes) > LocalList.MOST_ENTRIES) {
            return answer(SendLocalListStatus.Failed, info("OutOfStorage", "the list holds " + LocalList.MOST_ENTRIES + " tokens"));
        }
        return list.change(request.versionNumber(), full, changes).map(durable -> {
            LOG.info("local list: version {}, {} {} tokens", request.versionNumber(), full ? "replaced by" : "changed by",
                    changes.size());
            return new SendLocalListResponse(SendLocalListStatus.Accepted);
        }).recover(failed -> new SendLocalListResponse(SendLocalListStatus.Failed, info("InternalError", "not stored").get()));
    }

    private Optional<StatusInfo> fault(int version, boolean full, int items, List<Change> changes) {
        if (!list.enabled()) {
            return info("NotEnabled", "LocalAuthListCtrlr.Enabled is false");
        }
        if (version <= 0) {
            return info("InvalidValue", "versionNumber begins with 1");
        }
        if (items > LocalList.MOST_ITEMS) {
            return info("TooManyElements", "ItemsPerMessage is " + LocalList.MOST_ITEMS);
        }
        Set<String> keys = new HashSet<>();
        for (Change change : changes) {
            if (full && change.info().isEmpty()) {
                return info("MissingParam", "a full list needs idTokenInfo of each token");
            }
            if (!keys.add(change.key())) {
                return info("InvalidValue", "a token is there twice");
            }
        }
        return Optional.empty();
    }

    private static Optional<StatusInfo> info(String reason, String words) {
        return Optional.of(new StatusInfo(reason, words));
    }

    private Promise<SendLocalListResponse> answer(SendLocalListStatus status, Optional<StatusInfo> info) {
        LOG.info("local list not changed: {} {}", status, info.map(StatusInfo::additionalInfo).orElse(""));
        return loop.resolved(new SendLocalListResponse(status, info.orElse(null)));
    }
}
