package io.busbar.ocpp.messages.common;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** How energy is transferred (ISO 15118). */
public enum EnergyTransferMode implements WireEnum {

    AC_single_phase,
    AC_two_phase,
    AC_three_phase,
    DC,
    @Since21 AC_BPT,
    @Since21 AC_BPT_DER,
    @Since21 AC_DER,
    @Since21 DC_BPT,
    @Since21 DC_ACDP,
    @Since21 DC_ACDP_BPT,
    @Since21 WPT
}
