package io.busbar.plant.web;

import com.sun.net.httpserver.HttpHandler;
import io.busbar.ocpp.api.Csms;
import io.busbar.ocpp.api.Registration;
import io.busbar.plant.api.Plant;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.session.Sessions;
import io.busbar.store.api.Store;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The plant's page and HTTP interface as a component. */
@Component(service = {}, configurationPid = "io.busbar.plant.web")
@Designate(ocd = PlantWeb.Config.class)
public final class PlantWeb implements StationServices {

    /** PID {@code io.busbar.plant.web}. */
    @ObjectClassDefinition
    public @interface Config {

        /** TCP port on the loopback interface; 0 for any free one. */
        @AttributeDefinition(min = "0", max = "65535")
        int port() default 8080;
    }

    private final PlantServer server;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile NetworkCable cable;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Station station;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Sessions sessions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Store store;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Csms csms;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Registration registration;

    @Activate
    public PlantWeb(@Reference StationLoop loop, @Reference Plant plant, Config config) throws IOException {
        server = new PlantServer(config.port(), loop, plant, this);
    }

    /** Pages of other bundles: services with the path as property {@code busbar.path}. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(busbar.path=/*)")
    void addPage(HttpHandler page, Map<String, Object> properties) {
        server.add((String) properties.get("busbar.path"), page);
    }

    void removePage(HttpHandler page, Map<String, Object> properties) {
        server.remove((String) properties.get("busbar.path"));
    }

    @Deactivate
    public void stop() {
        server.close();
    }

    @Override
    public Optional<Station> station() {
        return Optional.ofNullable(station);
    }

    @Override
    public Optional<Sessions> sessions() {
        return Optional.ofNullable(sessions);
    }

    @Override
    public Optional<Store> store() {
        return Optional.ofNullable(store);
    }

    @Override
    public Optional<Csms> csms() {
        return Optional.ofNullable(csms);
    }

    @Override
    public Optional<Registration> registration() {
        return Optional.ofNullable(registration);
    }

    @Override
    public Optional<NetworkCable> cable() {
        return Optional.ofNullable(cable);
    }
}
