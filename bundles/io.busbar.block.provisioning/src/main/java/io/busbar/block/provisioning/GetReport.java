package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.messages.common.ComponentVariable;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.provisioning.ComponentCriterion;
import io.busbar.ocpp.messages.provisioning.GetReportRequest;
import io.busbar.ocpp.messages.provisioning.GetReportResponse;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.Reading;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** GetReport (B08): criteria are joined by OR, the list of components and variables narrows them. */
@Component
@Handles("GetReport")
public final class GetReport implements CallHandler<GetReportRequest, GetReportResponse> {

    private final StationLoop loop;
    private final Variables variables;
    private final Reporter reporter;

    @Activate
    public GetReport(@Reference StationLoop loop, @Reference Variables variables, @Reference Reporter reporter) {
        this.loop = loop;
        this.variables = variables;
        this.reporter = reporter;
    }

    @Override
    public Promise<GetReportResponse> handle(GetReportRequest request) throws RpcException {
        List<ComponentVariable> asked = request.componentVariable() == null ? List.of() : request.componentVariable();
        List<ComponentCriterion> criteria = request.componentCriteria() == null ? List.of() : request.componentCriteria();
        DeviceDataLimits.check(asked);
        if (!reporter.hasRoom()) {
            return answer(GenericDeviceModelStatus.Rejected);
        }
        List<Reading> readings = variables.all().stream()
                .filter(reading -> asked.isEmpty() || asked.stream().anyMatch(a -> fits(a, reading)))
                .filter(reading -> criteria.isEmpty() || criteria.stream().anyMatch(c -> meets(c, reading.id().component()))).toList();
        if (readings.isEmpty()) {
            return answer(GenericDeviceModelStatus.EmptyResultSet);
        }
        reporter.report(request.requestId(), readings);
        return answer(GenericDeviceModelStatus.Accepted);
    }

    private Promise<GetReportResponse> answer(GenericDeviceModelStatus status) {
        return loop.resolved(new GetReportResponse(status));
    }

    /** B08.FR.20 to FR.25: what is left out of the question stands for all. */
    private static boolean fits(ComponentVariable asked, Reading reading) {
        ComponentId component = reading.id().component();
        boolean sameComponent = asked.component().name().equalsIgnoreCase(component.name())
                && (asked.component().instance() == null
                        || component.instance().filter(asked.component().instance()::equalsIgnoreCase).isPresent())
                && (asked.component().evse() == null || component.evseId().orElse(-1) == asked.component().evse().id()
                        && (asked.component().evse().connectorId() == null
                                || component.connectorId().orElse(-1) == asked.component().evse().connectorId()));
        return sameComponent && (asked.variable() == null || asked.variable().name().equalsIgnoreCase(reading.id().name())
                && (asked.variable().instance() == null
                        || reading.id().instance().filter(asked.variable().instance()::equalsIgnoreCase).isPresent()));
    }

    /** Active, Available and Enabled hold when the component has no such variable, Problem only when it is true (B08.FR.07 to FR.10). */
    private boolean meets(ComponentCriterion criterion, ComponentId component) {
        Optional<String> value = variables.read(new VariableId(component, criterion.wire(), Optional.empty())).flatMap(Reading::value);
        return criterion == ComponentCriterion.Problem ? value.filter("true"::equals).isPresent() : value.map("true"::equals).orElse(true);
    }
}
