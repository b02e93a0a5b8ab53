package io.busbar.block.provisioning;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.messages.common.GenericDeviceModelStatus;
import io.busbar.ocpp.messages.provisioning.GetBaseReportRequest;
import io.busbar.ocpp.messages.provisioning.GetBaseReportResponse;
import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.model.Variables.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.promise.Promise;

/** GetBaseReport (B07). */
@Component
@Handles("GetBaseReport")
@Offers("C-56")
public final class GetBaseReport implements CallHandler<GetBaseReportRequest, GetBaseReportResponse> {

    private static final Set<String> SUMMARY_COMPONENTS = Set.of("chargingstation", "evse", "connector");
    private static final Set<String> SUMMARY_VARIABLES = Set.of("availabilitystate", "available", "operative", "problem", "fallback",
            "overload", "tripped");

    private final StationLoop loop;
    private final Variables variables;
    private final Reporter reporter;

    @Activate
    public GetBaseReport(@Reference StationLoop loop, @Reference Variables variables, @Reference Reporter reporter) {
        this.loop = loop;
        this.variables = variables;
        this.reporter = reporter;
    }

    @Override
    public Promise<GetBaseReportResponse> handle(GetBaseReportRequest request) {
        if (!reporter.hasRoom()) {
            return loop.resolved(new GetBaseReportResponse(GenericDeviceModelStatus.Rejected));
        }
        Predicate<Reading> wanted = switch (request.reportBase()) {
            case ConfigurationInventory -> reading -> reading.spec().mutability() != Mutability.ReadOnly;
            case FullInventory -> reading -> true;
            case SummaryInventory -> GetBaseReport::inSummary;
        };
        List<Reading> readings = variables.all().stream().filter(wanted).toList();
        if (readings.isEmpty()) {
            return loop.resolved(new GetBaseReportResponse(GenericDeviceModelStatus.EmptyResultSet));
        }
        reporter.report(request.requestId(), readings);
        return loop.resolved(new GetBaseReportResponse(GenericDeviceModelStatus.Accepted));
    }

    /** What says whether charging is possible, and every problem (B07.FR.09). */
    private static boolean inSummary(Reading reading) {
        String variable = reading.id().name().toLowerCase(Locale.ROOT);
        boolean problem = variable.equals("problem") && reading.value().filter("true"::equals).isPresent();
        return problem || SUMMARY_COMPONENTS.contains(reading.id().component().name().toLowerCase(Locale.ROOT))
                && SUMMARY_VARIABLES.contains(variable);
    }
}
