package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Which predefined report. */
public enum ReportBase implements WireEnum {

    ConfigurationInventory, FullInventory, SummaryInventory
}
