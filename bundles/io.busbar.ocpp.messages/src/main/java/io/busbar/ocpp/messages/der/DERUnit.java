package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.WireEnum;

/** Unit of the y values of a DER curve. */
@Since21
public enum DERUnit implements WireEnum {

    Not_Applicable, PctMaxW, PctMaxVar, PctWAvail, PctVarAvail, PctEffectiveV
}
