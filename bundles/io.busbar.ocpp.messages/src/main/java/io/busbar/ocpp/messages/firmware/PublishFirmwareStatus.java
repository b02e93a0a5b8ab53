package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.WireEnum;

/** Progress of publishing a firmware. */
public enum PublishFirmwareStatus implements WireEnum {

    Idle,
    DownloadScheduled,
    Downloading,
    Downloaded,
    Published,
    DownloadFailed,
    DownloadPaused,
    InvalidChecksum,
    ChecksumVerified,
    PublishFailed
}
