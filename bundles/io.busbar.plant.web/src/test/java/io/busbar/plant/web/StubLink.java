package io.busbar.plant.web;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.loop.StationLoop;
import java.time.Duration;
import java.util.Optional;
import org.osgi.util.promise.Promise;

/** A link that is up until it is disconnected for long. */
final class StubLink implements Csms, Registration {

    private final StationLoop loop;
    private volatile boolean up = true;

    StubLink(StationLoop loop) {
        this.loop = loop;
    }

    boolean up() {
        return up;
    }

    @Override
    public <R extends Response> Promise<R> call(Request<R> request) {
        return loop.failed(new UnsupportedOperationException());
    }

    @Override
    public <R extends Response> Promise<R> callAsAsked(Request<R> request) {
        return call(request);
    }

    @Override
    public Link link() {
        return new Link(up, up ? Optional.of(OcppVersion.V201) : Optional.empty(), Duration.ZERO,
                up ? "connected to ws://localhost:9000 as BUSBAR01" : "the network is cut");
    }

    @Override
    public Duration silence() {
        return Duration.ZERO;
    }

    @Override
    public Optional<RegistrationStatus> status() {
        return Optional.of(RegistrationStatus.Accepted);
    }

    @Override
    public void update(RegistrationStatus status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnectFor(Duration pause) {
        up = pause.isZero();
    }
}
