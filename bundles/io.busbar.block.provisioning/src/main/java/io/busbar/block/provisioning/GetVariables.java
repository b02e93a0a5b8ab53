package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.AttributeType;
import io.busbar.ocpp.messages.provisioning.GetVariableData;
import io.busbar.ocpp.messages.provisioning.GetVariableResult;
import io.busbar.ocpp.messages.provisioning.GetVariableResultBuilder;
import io.busbar.ocpp.messages.provisioning.GetVariableStatus;
import io.busbar.ocpp.messages.provisioning.GetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.GetVariablesResponse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** GetVariables (B06): one result for each item, in order. Variables have the attribute Actual. */
@Component
@Handles("GetVariables")
public final class GetVariables implements CallHandler<GetVariablesRequest, GetVariablesResponse> {

    private final StationLoop loop;
    private final Variables variables;

    @Activate
    public GetVariables(@Reference StationLoop loop, @Reference Variables variables) {
        this.loop = loop;
        this.variables = variables;
    }

    @Override
    public Promise<GetVariablesResponse> handle(GetVariablesRequest request) throws RpcException {
        DeviceDataLimits.check(request.getVariableData());
        List<GetVariableResult> results = new ArrayList<>(request.getVariableData().size());
        request.getVariableData().forEach(item -> results.add(read(item)));
        return loop.resolved(new GetVariablesResponse(results));
    }

    private GetVariableResult read(GetVariableData item) {
        VariableId id = Names.of(item.component(), item.variable());
        Optional<Variables.Reading> reading = variables.read(id);
        if (reading.isEmpty()) {
            return result(item, variables.exists(id.component()) ? GetVariableStatus.UnknownVariable : GetVariableStatus.UnknownComponent)
                    .build();
        }
        if (item.attributeType() != null && item.attributeType() != AttributeType.Actual) {
            return result(item, GetVariableStatus.NotSupportedAttributeType).build();
        }
        return reading.get().value()
                .map(value -> result(item, GetVariableStatus.Accepted).attributeValue(DeviceDataLimits.reported(value)))
                .orElseGet(() -> result(item, GetVariableStatus.Rejected).attributeStatusInfo(new StatusInfo("WriteOnly"))).build();
    }

    private static GetVariableResultBuilder result(GetVariableData item, GetVariableStatus status) {
        return GetVariableResult.builder().attributeStatus(status).component(item.component()).variable(item.variable())
                .attributeType(item.attributeType() == null ? AttributeType.Actual : item.attributeType());
    }
}
