package io.busbar.plant.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.busbar.driver.api.evse.FaultCode;
import io.busbar.ocpp.api.Link;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.plant.api.PlantState;
import io.busbar.plant.api.ScreenBoard;
import io.busbar.station.api.evse.Connector;
import io.busbar.station.api.evse.Evse;
import io.busbar.station.api.limit.BindingLimit;
import io.busbar.station.api.session.TransactionView;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The plant, and what the station makes of it, as JSON. On the loop. */
final class StateJson {

    private final StationServices services;
    private final Network network;

    StateJson(StationServices services, Network network) {
        this.services = services;
        this.network = network;
    }

    String of(PlantState plant) {
        return Answer.object(out -> write(out, plant));
    }

    void write(JsonGenerator out, PlantState plant) throws IOException {
        out.writeBooleanField("housingOpen", plant.housingOpen());
        out.writeObjectFieldStart("network");
        out.writeBooleanField("up", network.up());
        Optional<Link> link = services.csms().map(csms -> csms.link());
        if (link.isPresent()) {
            out.writeBooleanField("connected", link.get().up());
            out.writeStringField("version", link.get().version().map(version -> version.subProtocol()).orElse(""));
            out.writeStringField("why", link.get().why());
        }
        if (services.registration().isPresent()) {
            out.writeStringField("registration", services.registration().get().status().map(Object::toString).orElse("None"));
        }
        out.writeEndObject();
        if (plant.screen().isPresent()) {
            screen(out, plant.screen().get());
        }
        out.writeArrayFieldStart("evses");
        for (PlantState.Evse evse : plant.evses()) {
            evse(out, evse);
        }
        out.writeEndArray();
    }

    private static void screen(JsonGenerator out, PlantState.Screen screen) throws IOException {
        out.writeObjectFieldStart("screen");
        out.writeStringField("title", screen.title());
        out.writeArrayFieldStart("lines");
        for (String line : screen.lines()) {
            out.writeString(line);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("entries");
        for (ScreenBoard.Entry entry : screen.entries()) {
            out.writeStartObject();
            out.writeStringField("key", entry.key());
            out.writeStringField("text", entry.text());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void evse(JsonGenerator out, PlantState.Evse evse) throws IOException {
        Optional<Evse> seen = services.station().flatMap(station -> station.evse(evse.id()));
        out.writeStartObject();
        out.writeNumberField("evseId", evse.id());
        out.writeNumberField("maxAmps", evse.maxAmps());
        out.writeStringField("pilot", evse.pilot().name());
        out.writeNumberField("dutyPercent", evse.dutyPercent());
        out.writeNumberField("offeredAmps", evse.offeredAmps());
        out.writeBooleanField("contactorClosed", evse.contactorClosed());
        out.writeNumberField("powerW", evse.powerW());
        out.writeNumberField("energyWh", evse.energyWh());
        out.writeNumberField("frequencyHz", evse.frequencyHz());
        out.writeBooleanField("bayOccupied", evse.bayOccupied());
        out.writeArrayFieldStart("phases");
        for (PlantState.Phase phase : evse.phases()) {
            out.writeStartObject();
            out.writeNumberField("amps", phase.amps());
            out.writeNumberField("volts", phase.volts());
            out.writeNumberField("powerW", phase.powerW());
            out.writeEndObject();
        }
        out.writeEndArray();
        car(out, evse.car());
        faults(out, evse.faults());
        if (seen.isPresent()) {
            station(out, seen.get());
        }
        out.writeArrayFieldStart("connectors");
        for (PlantState.Connector connector : evse.connectors()) {
            connector(out, connector, seen.flatMap(e -> e.connector(connector.id())));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void car(JsonGenerator out, PlantState.Car car) throws IOException {
        out.writeObjectFieldStart("ev");
        out.writeBooleanField("attached", car.attached());
        out.writeBooleanField("ready", car.ready());
        out.writeNumberField("powerW", car.powerW());
        out.writeNumberField("phases", car.phases());
        out.writeNumberField("socPercent", car.socPercent());
        out.writeNumberField("capacityWh", car.capacityWh());
        out.writeNumberField("takenWh", car.takenWh());
        out.writeEndObject();
    }

    private static void faults(JsonGenerator out, Collection<FaultCode> faults) throws IOException {
        List<String> words = faults.stream().sorted().map(FaultCode::wire).toList();
        out.writeArrayFieldStart("faults");
        for (String word : words) {
            out.writeString(word);
        }
        out.writeEndArray();
    }

    private void station(JsonGenerator out, Evse evse) throws IOException {
        out.writeObjectFieldStart("station");
        out.writeStringField("powerState", words(evse.powerState()));
        out.writeBooleanField("granted", evse.powerGranted());
        out.writeStringField("limitedBy", evse.offer().binding().map(BindingLimit::text).orElse(""));
        Optional<TransactionView> transaction = services.sessions().flatMap(sessions -> sessions.transaction(evse.id()));
        if (transaction.isPresent()) {
            out.writeStringField("transactionId", transaction.get().id());
            out.writeStringField("startedAt", transaction.get().startedAt().toString());
            out.writeBooleanField("authorized", transaction.get().authorized());
            out.writeStringField("idToken", transaction.get().idToken().map(token -> token.idToken()).orElse(""));
        }
        out.writeEndObject();
    }

    private static String words(ChargingState state) {
        return switch (state) {
            case Idle -> "idle";
            case EVConnected -> "connected";
            case SuspendedEV -> "suspended by ev";
            case SuspendedEVSE -> "suspended by evse";
            case Charging -> "charging";
        };
    }

    private static void connector(JsonGenerator out, PlantState.Connector connector, Optional<Connector> seen) throws IOException {
        out.writeStartObject();
        out.writeNumberField("connectorId", connector.id());
        out.writeStringField("type", connector.type());
        out.writeBooleanField("plugged", connector.cable());
        out.writeNumberField("cableAmps", connector.cableAmps());
        out.writeBooleanField("lockable", connector.lockable());
        out.writeBooleanField("locked", connector.locked());
        out.writeBooleanField("lockFailure", connector.jammed());
        if (seen.isPresent()) {
            out.writeStringField("status", seen.get().status().wire());
        }
        faults(out, connector.faults());
        out.writeEndObject();
    }
}
