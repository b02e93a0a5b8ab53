package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.WireEnum;

/** Progress of a firmware update. */
public enum FirmwareStatus implements WireEnum {

    Downloaded,
    DownloadFailed,
    Downloading,
    DownloadScheduled,
    DownloadPaused,
    Idle,
    InstallationFailed,
    Installing,
    Installed,
    InstallRebooting,
    InstallScheduled,
    InstallVerificationFailed,
    InvalidSignature,
    SignatureVerified
}
