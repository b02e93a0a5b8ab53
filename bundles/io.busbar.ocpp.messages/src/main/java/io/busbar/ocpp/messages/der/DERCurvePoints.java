package io.busbar.ocpp.messages.der;

import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;

/** Point of a DER curve; the meaning of x and y depends on the curve. */
@Since21
public record DERCurvePoints(@Required double x, @Required double y, CustomData customData) {

    public DERCurvePoints(double x, double y) {
        this(x, y, null);
    }
}
