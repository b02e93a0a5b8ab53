package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.evse.PilotState;
import io.busbar.driver.api.meter.MeterReading;
import io.busbar.driver.api.meter.MeterReading.Phase;
import io.busbar.driver.api.meter.MeterReading.SignedReading;
import io.busbar.driver.api.meter.MeterReading.Value;
import io.busbar.driver.api.meter.Quantity;
import io.busbar.driver.api.power.Power;
import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.transactions.TransactionEventRequest;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.station.api.limit.Limit;
import io.busbar.station.api.limit.LimitOrigin;
import io.busbar.station.api.limit.LimitSchedule;
import io.busbar.station.api.limit.LimitSource;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.station.api.model.Variables.WriteResult;
import io.busbar.station.api.session.Sessions.Outcome;
import io.busbar.testkit.TestStation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartPointTest {

    private static final String START = "TxCtrlr.TxStartPoint";

    @Test
    @DisplayName("E01.FR.01: ParkingBayOccupancy")
    void parkingBay() {
        Charger charger = new Charger(START, "ParkingBayOccupancy");
        charger.bay(true);
        assertEquals(List.of("Started EVDetected Idle"), charger.story());
        assertEquals(1, charger.last().evse().id());
        assertNull(charger.last().evse().connectorId());
        charger.charge();
        assertEquals(List.of("Started EVDetected Idle", "Updated CablePluggedIn EVConnected", "Updated Authorized EVConnected",
                "Updated ChargingStateChanged Charging"), charger.story());
        assertEquals(1, charger.events().get(1).evse().connectorId());
        assertNull(charger.events().get(2).evse());
    }

    @Test
    @DisplayName("E01.FR.02, E02.FR.05, E02.FR.06, E02.FR.20: EVConnected")
    void evConnected() {
        Charger charger = new Charger(START, "EVConnected");
        charger.plug();
        assertEquals(List.of("Started CablePluggedIn EVConnected"), charger.story());
        assertEquals(ConnectorStatus.Occupied, charger.station.evse(1).connectors().get(0).status());
        assertNull(charger.last().idToken());
        charger.authorize();
        assertEquals(Charger.CARD, charger.last().idToken());
        assertEquals(TriggerReason.Authorized, charger.last().triggerReason());
    }

    @Test
    @DisplayName("E01.FR.03, E01.FR.10, E03.FR.01, E03.FR.12: Authorized, before the car")
    void authorized() {
        Charger charger = new Charger(START, "Authorized");
        charger.authorize();
        assertEquals(List.of("Started Authorized Idle"), charger.story());
        assertEquals(Charger.CARD, charger.last().idToken());
        assertEquals(ConnectorStatus.Occupied, charger.station.evse(1).connectors().get(0).status());
        charger.evse.cableRating(1, 20);
        charger.plug();
        assertEquals("Updated CablePluggedIn EVConnected", charger.story().get(1));
        assertEquals(1, charger.events().get(1).evse().connectorId());
        assertNull(charger.events().get(1).idToken());
    }

    @Test
    @DisplayName("E01.FR.04: of a meter that has signed already, the signed reading starts it when the car comes")
    void dataSignedBefore() {
        Charger charger = new Charger();
        charger.station.core().deviceModel("metering").declare(ComponentId.of("SampledDataCtrlr"), VariableSpec.bool("SignReadings", true));
        charger.meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.of(new SignedReading("AA==", "OCMF", "", ""))));
        charger.station.settle();
        charger.set(START, "DataSigned");
        charger.authorize();
        charger.advance(2);
        assertEquals(List.of(), charger.story());
        charger.plug();
        charger.advance(2);
        assertEquals("Started SignedDataReceived EVConnected", charger.story().get(0));
    }

    @Test
    @DisplayName("E01.FR.04: DataSigned, only with SignReadings and a signed reading; refused where no meter signs")
    void dataSigned() {
        Charger charger = new Charger();
        assertInstanceOf(WriteResult.Refused.class, charger.station.write(START, "DataSigned"));
        charger.meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 4)),
                Optional.of(new SignedReading("AA==", "OCMF", "", ""))));
        charger.station.settle();
        charger.set(START, "DataSigned");
        var sign = charger.station.core().deviceModel("metering").declare(ComponentId.of("SampledDataCtrlr"),
                VariableSpec.bool("SignReadings", false).readWrite());
        charger.plug();
        charger.authorize();
        charger.meter.read(new MeterReading("M", List.of(new Value(Quantity.ENERGY_IMPORT_WH, Phase.ALL, 5)),
                Optional.of(new SignedReading("AA==", "OCMF", "", ""))));
        charger.advance(5);
        assertEquals(List.of(), charger.story());
        assertTrue(charger.evse.permit().isEmpty());
        sign.set(true);
        charger.advance(2);
        assertEquals(List.of("Started SignedDataReceived EVConnected"), charger.story());
        assertEquals(Charger.CARD, charger.last().idToken());
        assertTrue(charger.evse.permit().isPresent());
    }

    @Test
    @DisplayName("E01.FR.05, E03.FR.01: PowerPathClosed, authorized first")
    void powerPathClosed() {
        Charger charger = new Charger();
        charger.authorize();
        assertEquals(List.of(), charger.story());
        charger.plug();
        assertEquals(List.of("Started CablePluggedIn EVConnected"), charger.story());
        assertEquals(Charger.CARD, charger.last().idToken());
        assertEquals(1, charger.last().evse().connectorId());
    }

    @Test
    @DisplayName("E01.FR.06: EnergyTransfer")
    void energyTransfer() {
        Charger charger = new Charger(START, "EnergyTransfer");
        charger.plug();
        charger.authorize();
        assertEquals(List.of(), charger.story());
        assertTrue(charger.evse.permit().isPresent());
        charger.ready();
        assertEquals(List.of("Started ChargingStateChanged Charging"), charger.story());
        assertEquals(Charger.CARD, charger.last().idToken());
    }

    @Test
    @DisplayName("E01.FR.15, E02.FR.15, E02.FR.17: of several start points the first that comes starts, once")
    void several() {
        Charger charger = new Charger(START, "EVConnected,Authorized,PowerPathClosed,EnergyTransfer");
        charger.charge();
        assertEquals(List.of("Started CablePluggedIn EVConnected", "Updated Authorized EVConnected",
                "Updated ChargingStateChanged Charging"), charger.story());
    }

    @Test
    @DisplayName("E01: a car that had its transaction starts the next with a new authorization only")
    void noneWithoutNewAuthorization() {
        Charger charger = new Charger(START, "EVConnected");
        charger.charge();
        charger.stop();
        charger.advance(30);
        assertEquals(1, charger.count(TransactionEventType.Started));
        charger.authorize();
        assertEquals(2, charger.count(TransactionEventType.Started));
        assertTrue(charger.evse.permit().isPresent());
        charger.stop();
        charger.unplug();
        charger.plug();
        assertEquals(3, charger.count(TransactionEventType.Started));
    }

    @Test
    @DisplayName("E01.FR.08, E02.FR.08: no transactionId twice, also after a power cut")
    void idsAreUnique() {
        Set<String> ids = new HashSet<>();
        Charger charger = new Charger();
        for (int life = 0; life < 3; life++) {
            charger.charge();
            ids.add(charger.last().transactionInfo().transactionId());
            charger.stop();
            charger.unplug();
            charger = charger.powerCut(false);
        }
        assertEquals(3, ids.size());
        assertTrue(ids.stream().allMatch(id -> id.length() <= 36));
    }

    @Test
    @DisplayName("F01.FR.19, F01.FR.25, F02.FR.01, F02.FR.05, F02.FR.12, F02.FR.21: started by the CSMS, trigger and remoteStartId in the next event, once")
    void remote() {
        Charger charger = new Charger();
        charger.authorize(Charger.CARD, TriggerReason.RemoteStart, OptionalInt.of(77));
        charger.plug();
        charger.ready();
        assertEquals(List.of("Started RemoteStart EVConnected", "Updated ChargingStateChanged Charging"), charger.story());
        assertEquals(77, charger.events().get(0).transactionInfo().remoteStartId());
        assertEquals(Charger.CARD, charger.events().get(0).idToken());
        assertNull(charger.last().transactionInfo().remoteStartId());
    }

    @Test
    @DisplayName("E03.FR.05, F02.FR.07: no car within EVConnectionTimeOut")
    void timeOut() {
        Charger charger = new Charger(START, "Authorized", "TxCtrlr.EVConnectionTimeOut", "30");
        charger.authorize();
        charger.advance(29);
        assertEquals(1, charger.events().size());
        charger.advance(2);
        assertEquals("Ended EVConnectTimeout Idle Timeout", charger.story().get(1));
        assertEquals(Optional.empty(), charger.block.authorizationOf(1));
        assertEquals(ConnectorStatus.Available, charger.station.evse(1).connectors().get(0).status());
    }

    @Test
    @DisplayName("E03.FR.15, F02.FR.08: no car in time, ParkingBayOccupancy as stop point: the transaction goes on unauthorized")
    void timeOutInBay() {
        Charger charger = new Charger(START, "ParkingBayOccupancy", "TxCtrlr.TxStopPoint", "ParkingBayOccupancy,Authorized",
                "TxCtrlr.EVConnectionTimeOut", "30");
        charger.bay(true);
        charger.authorize();
        charger.advance(31);
        assertEquals("Updated EVConnectTimeout Idle", charger.story().get(2));
        charger.plug();
        charger.ready();
        assertTrue(charger.evse.permit().isEmpty());
        charger.unplug();
        charger.bay(false);
        assertEquals("Ended EVDeparted Idle Timeout", charger.story().get(charger.story().size() - 1));
    }

    @Test
    @DisplayName("E03: without a transaction the time-out reports nothing")
    void timeOutBeforeTransaction() {
        Charger charger = new Charger("TxCtrlr.EVConnectionTimeOut", "30");
        charger.authorize();
        charger.advance(31);
        charger.charge();
        assertEquals(1, charger.count(TransactionEventType.Started));
        charger.advance(60);
        assertEquals(0, charger.count(TransactionEventType.Ended));
    }

    @Test
    @DisplayName("E02.FR.18, E02.FR.19, E03.FR.13, E03.FR.14: number of phases when energy starts and when it changes")
    void phases() {
        Charger charger = new Charger(START, "Authorized");
        charger.authorize();
        charger.plug().ready();
        assertEquals(3, charger.last().numberOfPhasesUsed());
        charger.evse.pilot(PilotState.B);
        charger.advance(5);
        charger.ready();
        assertNull(charger.last().numberOfPhasesUsed());
        charger.station.add(new LimitSource() {

            @Override
            public String name() {
                return "one phase";
            }

            @Override
            public LimitSchedule evseLimits(int evseId, Instant from, Instant to) {
                return LimitSchedule.always(Limit.maximum(Power.amps(16, 1), LimitOrigin.CSO));
            }
        });
        charger.station.settle();
        charger.block.reportMeterValues(charger.last().transactionInfo().transactionId(), TriggerReason.MeterValuePeriodic, List.of());
        charger.station.settle();
        assertEquals(1, charger.last().numberOfPhasesUsed());
    }

    @Test
    @DisplayName("E01.FR.13, E02.FR.03, E03.FR.03, F02.FR.06: a reservation that is used is reported in the next event, once")
    void reservation() {
        Charger charger = new Charger(START, "EVConnected");
        charger.plug();
        charger.station.evse(1).reserve(OptionalInt.of(815));
        assertNull(charger.last().reservationId());
        charger.authorize(Charger.CARD, TriggerReason.RemoteStart, OptionalInt.of(7));
        assertEquals(815, charger.last().reservationId());
        charger.ready();
        assertNull(charger.last().reservationId());
    }

    @Test
    @DisplayName("E01: the cable's current in the event that tells the place")
    void cable() {
        Charger charger = new Charger();
        charger.evse.plug().cableRating(1, 20);
        charger.station.settle();
        charger.charge();
        assertEquals(20, charger.events().get(0).cableMaxCurrent());
        assertNull(charger.last().cableMaxCurrent());
    }

    @Test
    @DisplayName("E04.FR.01, E04.FR.03, E11.FR.02, E12.FR.02: events that happened offline say so")
    void offline() {
        Charger charger = new Charger();
        charger.charge();
        charger.station.csms().link(false);
        charger.station.settle();
        charger.stop();
        charger.station.csms().link(true);
        charger.station.settle();
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.of(true)),
                charger.events().stream().map(e -> Optional.ofNullable(e.offline())).toList());
    }

    @Test
    @DisplayName("E01: TxBeforeAcceptedEnabled=false: nothing before the CSMS accepted, everything after")
    void beforeAccepted() {
        Charger charger = new Charger(START, "EVConnected", "TxCtrlr.TxBeforeAcceptedEnabled", "false");
        charger.station.registration().update(RegistrationStatus.Pending);
        charger.plug();
        assertInstanceOf(Outcome.Rejected.class, charger.authorize());
        assertEquals(List.of(), charger.story());
        assertEquals(Optional.empty(), charger.block.selectEvse());
        charger.station.registration().update(RegistrationStatus.Accepted);
        charger.station.settle();
        assertEquals(List.of("Started CablePluggedIn EVConnected"), charger.story());
        assertInstanceOf(Outcome.Accepted.class, charger.authorize());
    }

    @Test
    @DisplayName("B02.FR.03, B03.FR.01: before acceptance with TxBeforeAcceptedEnabled")
    void beforeAcceptedAllowed() {
        Charger charger = new Charger();
        charger.station.registration().update(RegistrationStatus.Rejected);
        charger.charge();
        assertEquals(1, charger.count(TransactionEventType.Started));
    }

    @Test
    @DisplayName("E01.FR.14: one at a time; a second authorization is refused")
    void oneAtATime() {
        Charger charger = new Charger();
        charger.authorize();
        assertInstanceOf(Outcome.Rejected.class, charger.authorize());
        assertEquals(Optional.empty(), charger.block.selectEvse());
        assertInstanceOf(Outcome.Rejected.class, charger.station.get(charger.block.authorize(9, charger.block.authorizationOf(1).get())));
    }

    @Test
    @DisplayName("E01.FR.07: sequence numbers from 0 without holes, for each transaction")
    void seqNo() {
        Charger charger = new Charger();
        for (int session = 0; session < 2; session++) {
            charger.charge();
            charger.stop();
            charger.unplug();
        }
        assertEquals(List.of(0, 1, 2, 0, 1, 2), charger.events().stream().map(TransactionEventRequest::seqNo).toList());
    }

    @Test
    @DisplayName("E01: an EVSE out of service takes nobody")
    void outOfService() {
        Charger charger = new Charger();
        charger.station.get(charger.station.evse(1).setOperative(false));
        charger.station.settle();
        assertInstanceOf(Outcome.Rejected.class, charger.authorize());
        assertFalse(charger.station.evse(1).powerGranted());
    }

    @Test
    @DisplayName("E01: a station whose bays have no sensor does not take ParkingBayOccupancy")
    void noSensor() {
        TestStation bare = new TestStation();
        bare.addEvse(1);
        Charger.block(bare);
        bare.settle();
        assertInstanceOf(WriteResult.Refused.class, bare.write(START, "ParkingBayOccupancy"));
        assertInstanceOf(WriteResult.Refused.class, bare.write("TxCtrlr.TxStopPoint", "Authorized,ParkingBayOccupancy"));
        assertInstanceOf(WriteResult.Accepted.class, bare.write(START, "Authorized"));
    }
}
