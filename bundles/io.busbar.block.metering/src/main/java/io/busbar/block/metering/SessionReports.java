package io.busbar.block.metering;

import io.busbar.station.api.session.Sessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Ties the meter to the sessions while both are there. A component of its own: the sessions need the meter as well, and a circle of
 * components would not start.
 */
@Component(service = {}, immediate = true)
public final class SessionReports {

    private final MeteringBlock block;
    private final Sessions sessions;

    @Activate
    public SessionReports(@Reference MeteringBlock block, @Reference Sessions sessions) {
        this.block = block;
        this.sessions = sessions;
        block.reportTo(sessions);
    }

    @Deactivate
    void close() {
        block.reportNoMoreTo(sessions);
    }
}
