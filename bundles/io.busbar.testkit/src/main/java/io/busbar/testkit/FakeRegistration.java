package io.busbar.testkit;

import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.event.StationEvent.RegistrationChanged;
import io.busbar.station.api.event.StationEvents;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gate that BootNotification opens; open at first, {@link #forget} gives it as it is after a start. */
public final class FakeRegistration implements Registration {

    private final StationLoop loop;
    private final StationEvents events;
    private final List<Duration> pauses = new ArrayList<>();
    private Optional<RegistrationStatus> status = Optional.of(RegistrationStatus.Accepted);

    FakeRegistration(StationLoop loop, StationEvents events) {
        this.loop = loop;
        this.events = events;
    }

    public void forget() {
        status = Optional.empty();
    }

    /** For how long the link was to be kept closed, in order. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public Optional<RegistrationStatus> status() {
        return status;
    }

    @Override
    public void update(RegistrationStatus now) {
        if (!status.equals(Optional.of(now))) {
            status = Optional.of(now);
            events.publish(new RegistrationChanged(loop.now(), now));
        }
    }

    @Override
    public void disconnectFor(Duration pause) {
        pauses.add(pause);
    }
}
