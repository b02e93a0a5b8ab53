package io.busbar.ocpp.messages.diagnostics;

import io.busbar.ocpp.messages.WireEnum;

/** Progress of a log upload. */
public enum UploadLogStatus implements WireEnum {

    BadMessage,
    Idle,
    NotSupportedOperation,
    PermissionDenied,
    Uploaded,
    UploadFailure,
    Uploading,
    AcceptedCanceled
}
