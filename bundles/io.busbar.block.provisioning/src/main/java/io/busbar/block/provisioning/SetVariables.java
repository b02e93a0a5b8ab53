package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.common.StatusInfo;
import io.busbar.ocpp.messages.provisioning.AttributeType;
import io.busbar.ocpp.messages.provisioning.SetVariableData;
import io.busbar.ocpp.messages.provisioning.SetVariableResult;
import io.busbar.ocpp.messages.provisioning.SetVariableResultBuilder;
import io.busbar.ocpp.messages.provisioning.SetVariableStatus;
import io.busbar.ocpp.messages.provisioning.SetVariablesRequest;
import io.busbar.ocpp.messages.provisioning.SetVariablesResponse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.WriteResult;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** SetVariables (B05): one result for each item, in order; answered when all that was accepted is durable. */
@Component
@Handles("SetVariables")
public final class SetVariables implements CallHandler<SetVariablesRequest, SetVariablesResponse> {

    private final StationLoop loop;
    private final Variables variables;

    @Activate
    public SetVariables(@Reference StationLoop loop, @Reference Variables variables) {
        this.loop = loop;
        this.variables = variables;
    }

    @Override
    public Promise<SetVariablesResponse> handle(SetVariablesRequest request) throws RpcException {
        DeviceDataLimits.check(request.setVariableData());
        List<Promise<SetVariableResult>> results = new ArrayList<>();
        request.setVariableData().forEach(item -> results.add(write(item)));
        return loop.promises().all(results).map(all -> new SetVariablesResponse(all));
    }

    private Promise<SetVariableResult> write(SetVariableData item) {
        VariableId id = Names.of(item.component(), item.variable());
        boolean actual = item.attributeType() == null || item.attributeType() == AttributeType.Actual;
        if (!actual && variables.read(id).isPresent()) {
            return loop.resolved(result(item, SetVariableStatus.NotSupportedAttributeType).build());
        }
        return variables.write(id, item.attributeValue()).map(written -> result(item, written));
    }

    private static SetVariableResult result(SetVariableData item, WriteResult written) {
        if (written instanceof WriteResult.Accepted) {
            return result(item, SetVariableStatus.Accepted).build();
        }
        if (written instanceof WriteResult.RebootRequired) {
            return result(item, SetVariableStatus.RebootRequired).build();
        }
        if (written instanceof WriteResult.UnknownComponent) {
            return result(item, SetVariableStatus.UnknownComponent).build();
        }
        if (written instanceof WriteResult.UnknownVariable) {
            return result(item, SetVariableStatus.UnknownVariable).build();
        }
        if (written instanceof WriteResult.Refused refused) {
            return rejected(item, new StatusInfo(refused.outOfRange() ? "ValueOutOfRange" : "InvalidValue", cut(refused.reason())));
        }
        return rejected(item, new StatusInfo("ReadOnly"));
    }

    private static String cut(String text) {
        return text.length() <= 512 ? text : text.substring(0, 512);
    }

    private static SetVariableResult rejected(SetVariableData item, StatusInfo why) {
        return result(item, SetVariableStatus.Rejected).attributeStatusInfo(why).build();
    }

    private static SetVariableResultBuilder result(SetVariableData item, SetVariableStatus status) {
        return SetVariableResult.builder().attributeStatus(status).component(item.component()).variable(item.variable())
                .attributeType(item.attributeType() == null ? AttributeType.Actual : item.attributeType());
    }
}
