package io.busbar.block.firmware;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.session.Sessions;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether EVSEs are in use, and keeping free those that are not while an update waits for the others (L01.FR.07, L02.FR.04). On the loop. */
final class Vacancy {

    private static final String PURPOSE = "firmware";

    private final Station station;
    private final Supplier<Optional<Sessions>> sessions;
    private final Variable<Boolean> newSessionsAllowed;
    private boolean wanted;

    Vacancy(Station station, Supplier<Optional<Sessions>> sessions, Variable<Boolean> newSessionsAllowed) {
        this.station = station;
        this.sessions = sessions;
        this.newSessionsAllowed = newSessionsAllowed;
    }

    /** A cable without a session counts as long as a session may begin with it. */
    boolean isVacant() {
        return station.evses().stream().noneMatch(evse -> hasSession(evse) || isOccupied(evse));
    }

    private boolean hasSession(Evse evse) {
        return evse.powerGranted() || sessions.get()
                .map(present -> present.transaction(evse.id()).isPresent() || present.authorizationOf(evse.id()).isPresent())
                .orElseGet(() -> isOccupied(evse));
    }

    private static boolean isOccupied(Evse evse) {
        return evse.connectors().stream().anyMatch(connector -> connector.status() == ConnectorStatus.Occupied);
    }

    /** From now on, until {@link #release}. */
    void want() {
        wanted = true;
        update();
    }

    /** To be called when sessions or EVSEs changed. */
    void update() {
        if (wanted) {
            boolean keep = !newSessionsAllowed.value();
            station.evses().forEach(evse -> evse.keepFree(PURPOSE, keep && !hasSession(evse)));
        }
    }

    void release() {
        wanted = false;
        station.evses().forEach(evse -> evse.keepFree(PURPOSE, false));
    }
}
