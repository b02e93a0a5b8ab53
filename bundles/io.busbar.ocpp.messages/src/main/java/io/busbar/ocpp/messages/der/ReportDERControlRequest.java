package io.busbar.ocpp.messages.der;

import static io.busbar.ocpp.messages.Direction.STATION_TO_CSMS;
import static io.busbar.ocpp.messages.Immutable.copy;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.ocpp.messages.Action;
import io.busbar.ocpp.messages.Count;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Since21;
import io.busbar.ocpp.messages.common.CustomData;
import java.util.List;

/** One part of a report of DER controls. */
@Since21
@Action(value = "ReportDERControl", direction = STATION_TO_CSMS)
@GeneratedBuilder
public record ReportDERControlRequest(
        @Required int requestId,
        @Count(max = 24) List<DERCurveGet> curve,
        @Count(max = 24) List<EnterServiceGet> enterService,
        @Count(max = 24) List<FixedPFGet> fixedPFAbsorb,
        @Count(max = 24) List<FixedPFGet> fixedPFInject,
        @Count(max = 24) List<FixedVarGet> fixedVar,
        @Count(max = 24) List<FreqDroopGet> freqDroop,
        @Count(max = 24) List<GradientGet> gradient,
        @Count(max = 24) List<LimitMaxDischargeGet> limitMaxDischarge,
        Boolean tbc,
        CustomData customData) implements Request<ReportDERControlResponse> {

    public ReportDERControlRequest {
        curve = copy(curve);
        enterService = copy(enterService);
        fixedPFAbsorb = copy(fixedPFAbsorb);
        fixedPFInject = copy(fixedPFInject);
        fixedVar = copy(fixedVar);
        freqDroop = copy(freqDroop);
        gradient = copy(gradient);
        limitMaxDischarge = copy(limitMaxDischarge);
    }

    public static ReportDERControlRequestBuilder builder() {
        return new ReportDERControlRequestBuilder();
    }

    public ReportDERControlRequestBuilder toBuilder() {
        return new ReportDERControlRequestBuilder(this);
    }
}
