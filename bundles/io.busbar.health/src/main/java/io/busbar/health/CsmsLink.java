package io.busbar.health;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Whether the CSMS is reached, or why not, for how long, and when the next attempt is. A CSMS that is not there is never critical: a station charges
 * without one. A link layer that neither has a link nor tries to get one is. On the loop.
 */
@Component(property = {HealthCheck.NAME + "=csms", HealthCheck.TAGS + "=link"})
public final class CsmsLink implements HealthCheck {

    /** A reconnect or a start takes a moment. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long an attempt may be overdue before the timer counts as lost. */
    static final Duration OVERDUE = Duration.ofSeconds(30);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Csms csms;

    private final StationLoop loop;

    @Activate
    public CsmsLink(@Reference StationLoop loop) {
        this.loop = loop;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Csms now = csms;
        if (now == null) {
            log.warn("nothing that could speak to a CSMS is there");
            return new Result(log);
        }
        Link link = now.link();
        Duration lasting = loop.uptime().minus(link.since());
        if (link.up()) {
            log.info("up since {} s: {}", lasting.toSeconds(), link.why());
        } else if (lasting.compareTo(PATIENCE) < 0) {
            log.info("down since {} s: {}", lasting.toSeconds(), link.why());
        } else {
            // the moment, not the length: the text in the log does not change with every check
            log.warn("down since {}: {}", moment(lasting.negated()), link.why());
        }
        link.due().filter(due -> !link.up()).ifPresent(due -> {
            Duration ahead = due.minus(loop.uptime());
            if (ahead.compareTo(OVERDUE.negated()) < 0) {
                log.critical("there is no link, and no attempt to get one: the next was due at {}", moment(ahead));
            } else {
                log.info("next attempt by {}", moment(ahead));
            }
        });
        return new Result(log);
    }

    private Instant moment(Duration ahead) {
        return loop.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
    }
}
