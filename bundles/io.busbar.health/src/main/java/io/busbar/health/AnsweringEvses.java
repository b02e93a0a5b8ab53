package io.busbar.health;

import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.limit.PowerOffer;
import java.util.Locale;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether every EVSE that was ever seen has its driver. On the loop. */
@Component(property = {HealthCheck.NAME + "=evses", HealthCheck.TAGS + "=hardware"})
public final class AnsweringEvses implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Station station;

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Station now = station;
        if (now == null) {
            log.critical("the station's core is not there");
        } else if (now.evses().isEmpty()) {
            log.warn("no driver of an EVSE was seen since the start");
        } else {
            now.evses().forEach(evse -> check(evse, log));
            now.mainMeter().findings().forEach(finding -> log.warn("at the grid connection {}", finding));
        }
        return new Result(log);
    }

    private static String offer(PowerOffer offer) {
        return offer.binding().map(limit -> String.format(Locale.ROOT, ", offers %.1f A, limited by %s", offer.amps(), limit.text()))
                .orElse("");
    }

    private static void check(Evse evse, FormattingResultLog log) {
        if (evse.abilities().isEmpty()) {
            log.critical("EVSE {} does not answer", evse.id());
            return;
        }
        if (evse.meter().isEmpty()) {
            log.warn("the meter of EVSE {} does not answer", evse.id());
        }
        evse.findings().forEach(finding -> log.warn("at EVSE {} {}", evse.id(), finding));
        for (EvseFault fault : evse.faults()) {
            log.warn("EVSE {} has a fault: {}", evse.id(), fault.code());
        }
        log.info("EVSE {} answers{}", evse.id(), offer(evse.offer()));
    }
}
