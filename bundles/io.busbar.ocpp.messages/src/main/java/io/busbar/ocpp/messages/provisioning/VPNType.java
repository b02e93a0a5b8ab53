package io.busbar.ocpp.messages.provisioning;

import io.busbar.ocpp.messages.WireEnum;

/** Kind of a VPN. */
public enum VPNType implements WireEnum {

    IKEv2, IPSec, L2TP, PPTP
}
