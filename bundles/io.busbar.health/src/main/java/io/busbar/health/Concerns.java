package io.busbar.health;

import io.busbar.station.api.control.HealthConcern;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What modules do without: files that cannot be read, lists that are out of date. A warning, for the station keeps working. On the loop. */
@Component(property = {HealthCheck.NAME + "=concerns"})
public final class Concerns implements HealthCheck {

    private final List<HealthConcern> modules = new CopyOnWriteArrayList<>();

    @Activate
    public Concerns() {
        // whoever has concerns comes by itself
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addModule(HealthConcern module) {
        modules.add(module);
    }

    void removeModule(HealthConcern module) {
        modules.remove(module);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        modules.forEach(module -> module.concerns().forEach(concern -> log.warn("{}", concern)));
        if (!log.iterator().hasNext()) {
            log.info("nothing is missing");
        }
        return new Result(log);
    }
}
