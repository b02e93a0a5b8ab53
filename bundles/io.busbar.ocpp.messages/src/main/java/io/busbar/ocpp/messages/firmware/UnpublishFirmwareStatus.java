package io.busbar.ocpp.messages.firmware;

import io.busbar.ocpp.messages.WireEnum;

/** Whether a published firmware is withdrawn. */
public enum UnpublishFirmwareStatus implements WireEnum {

    DownloadOngoing, NoFirmware, Unpublished
}
