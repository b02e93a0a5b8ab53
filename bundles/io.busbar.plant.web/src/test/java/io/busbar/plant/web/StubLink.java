package io.busbar.plant.web;

import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.api.OcppVersion;
import io.busbar.ocpp.api.Registration;
import io.busbar.ocpp.api.spi.Connection;
import io.busbar.ocpp.api.spi.ConnectionListener;
import io.busbar.ocpp.api.spi.Endpoint;
import io.busbar.ocpp.api.spi.Transport;
import io.busbar.ocpp.messages.Request;
import io.busbar.ocpp.messages.Response;
import io.busbar.ocpp.messages.Unconfirmed;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.station.api.loop.StationLoop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** A transport, and a link over it that comes back as soon as it can. */
final class StubLink implements Csms, Registration, Transport, ConnectionListener, Connection {

    private final StationLoop loop;
    private Transport over = this;
    private ConnectionListener listener = this;
    private volatile boolean up;
    private volatile int closedByUs;

    StubLink(StationLoop loop) {
        this.loop = loop;
    }

    void connectOver(Transport transport) {
        over = transport;
        loop.execute(this::tryToConnect);
    }

    private void tryToConnect() {
        Endpoint endpoint = new Endpoint(URI.create("ws://localhost:9000/BUSBAR01"), List.of("ocpp2.0.1"), Optional.empty(),
                Optional.empty(), List.of(), 1_000, Duration.ofSeconds(1));
        over.connect(endpoint, this).onSuccess(connection -> up = true)
                .onFailure(failure -> loop.after(Duration.ofMillis(50), this::tryToConnect));
    }

    /** How often the connection was closed from the station's side. */
    int closed() {
        return closedByUs;
    }

    // ---- the transport

    @Override
    public Promise<Connection> connect(Endpoint endpoint, ConnectionListener toTell) {
        listener = toTell;
        return Promises.resolved(this);
    }

    @Override
    public String subProtocol() {
        return "ocpp2.0.1";
    }

    @Override
    public Promise<Void> send(String text) {
        return Promises.resolved(null);
    }

    @Override
    public void ping() {
        listener.onPong();
    }

    @Override
    public void close(int code, String reason) {
        closedByUs++;
        listener.onClosed(code, reason);
    }

    // ---- the link

    @Override
    public void onText(String text, Runnable next) {
        next.run();
    }

    @Override
    public void onPong() {
        // nobody waits for it
    }

    @Override
    public void onClosed(int code, String reason) {
        up = false;
        loop.after(Duration.ofMillis(50), this::tryToConnect);
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
                up ? "connected to ws://localhost:9000 as BUSBAR01" : "the network cable is out");
    }

    @Override
    public Promise<Void> send(Unconfirmed message) {
        throw new UnsupportedOperationException();
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
        onClosed(1000, "");
    }
}
