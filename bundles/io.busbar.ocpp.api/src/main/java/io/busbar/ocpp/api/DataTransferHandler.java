package io.busbar.ocpp.api;

import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.util.promise.Promise;

/**
 * Answers DataTransfer of one vendor (P01); a service with {@link Vendor}. Without one for a vendorId the CSMS gets UnknownVendorId. Requests
 * to the CSMS (P02) go through {@link Csms} like any other.
 */
@ConsumerType
public interface DataTransferHandler {

    /**
     * On the station loop.
     *
     * @return the answer; status UnknownMessageId for a messageId that is not known (P01.FR.06)
     * @throws RpcException to answer with a CALLERROR
     */
    Promise<DataTransferResponse> handle(DataTransferRequest request) throws RpcException;
}
