package io.busbar.pics;

import io.busbar.driver.api.DriverProperty;
import io.busbar.driver.api.token.TokenReader;
import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.Offers;
import io.busbar.ocpp.api.TriggeredMessage;
import io.busbar.ocpp.api.Triggers;
import io.busbar.ocpp.messages.provisioning.DataType;
import io.busbar.ocpp.messages.provisioning.Mutability;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The station that runs, by its registry and its device model. It reads the registrations and gets no service. On the loop. */
final class RunningStation implements Installed {

    private final BundleContext context;
    private final Station station;
    private final List<Variables.Reading> variables;

    RunningStation(BundleContext context, Station station, Variables variables) {
        this.context = context;
        this.station = station;
        this.variables = List.copyOf(variables.all());
    }

    private Stream<ServiceReference<?>> services(String type, String property) {
        try {
            // also those whose type this bundle does not see
            ServiceReference<?>[] found = context.getAllServiceReferences(type, property == null ? null : "(" + property + "=*)");
            return found == null ? Stream.of() : Arrays.stream(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> texts(String type, String property) {
        return services(type, property).map(service -> service.getProperty(property))
                .flatMap(value -> value instanceof String[] several ? Arrays.stream(several) : Stream.of(String.valueOf(value)));
    }

    private Stream<Variables.Reading> variable(String name) {
        return variables.stream()
                .filter(reading -> (reading.id().component().name() + "." + reading.id().name()).equalsIgnoreCase(name));
    }

    @Override
    public boolean answers(String action) {
        return texts(CallHandler.class.getName(), Handles.ACTION).anyMatch(action::equals);
    }

    @Override
    public boolean triggers(String message) {
        return texts(TriggeredMessage.class.getName(), Triggers.MESSAGES).anyMatch(message::equals);
    }

    @Override
    public boolean hasComponent(String name) {
        return variables.stream().anyMatch(reading -> reading.id().component().name().equalsIgnoreCase(name));
    }

    @Override
    public boolean hasVariable(String name) {
        return variable(name).findAny().isPresent();
    }

    @Override
    public boolean isSettable(String name) {
        return variable(name).anyMatch(reading -> reading.spec().mutability() != Mutability.ReadOnly);
    }

    @Override
    public List<String> values(String name) {
        return variable(name).flatMap(RunningStation::values).distinct().toList();
    }

    private static Stream<String> values(Variables.Reading reading) {
        if (reading.spec().mutability() == Mutability.ReadOnly) {
            return Arrays.stream(reading.value().orElse("").split(",")).filter(value -> !value.isEmpty());
        }
        return reading.spec().type() == DataType.boolean_ ? Stream.of("true", "false") : reading.spec().values().stream();
    }

    @Override
    public boolean hasService(String type) {
        return services(type, null).findAny().isPresent();
    }

    @Override
    public Optional<String> offered(String id) {
        return texts(null, Offers.FEATURES).filter(text -> text.equals(id) || text.startsWith(id + " "))
                .map(text -> text.substring(id.length()).strip()).findFirst();
    }

    @Override
    public List<Hardware> evses() {
        return station.evses().stream()
                .map(evse -> new Hardware(evse.id(), evse.abilities().map(abilities -> abilities.phases()).orElse(-1),
                        evse.connectors().stream().map(Connector::type).toList(),
                        evse.meter().filter(reading -> reading.signed().isPresent()).isPresent(), evse.bayOccupied().isPresent()))
                .toList();
    }

    @Override
    public Readers readers() {
        List<ServiceReference<?>> readers = services(TokenReader.class.getName(), null).toList();
        return new Readers(readers.size(),
                (int) readers.stream().filter(reader -> reader.getProperty(DriverProperty.EVSE_ID) != null).count());
    }

    @Override
    public List<String> modules() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName() != null)
                .filter(bundle -> bundle.getSymbolicName().matches(".*\\.(block|driver|dialect)\\..*")
                        && !bundle.getSymbolicName().endsWith(".api"))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion()).sorted().toList();
    }
}
