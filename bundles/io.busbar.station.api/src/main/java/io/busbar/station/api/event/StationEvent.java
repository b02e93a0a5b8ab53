package io.busbar.station.api.event;

import io.busbar.ocpp.messages.availability.ConnectorStatus;
import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.common.IdTokenInfo;
import io.busbar.ocpp.messages.provisioning.RegistrationStatus;
import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.TransactionEventType;
import io.busbar.station.api.evse.EvseFault;
import io.busbar.station.api.evse.LockState;
import io.busbar.station.api.limit.PowerOffer;
import io.busbar.station.api.model.VariableId;
import io.busbar.station.api.session.TransactionView;
import io.busbar.station.api.token.ContractCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that happened. {@code at} is the station's wall clock then; order is the order of delivery. */
public sealed interface StationEvent {

    Instant at();

    /** A cable was put into, or taken out of, a connector (station side; with a tethered cable: the car's side). */
    record CableChanged(Instant at, int evseId, int connectorId, boolean plugged) implements StationEvent {}

    /** The control pilot's and the grant's joint state changed. {@code evConnected} is whether a car is seen at the pilot now. */
    record PowerStateChanged(Instant at, int evseId, ChargingState from, ChargingState to, boolean evConnected) implements StationEvent {}

    /** The contactor closed or opened. */
    record PowerPathChanged(Instant at, int evseId, boolean closed) implements StationEvent {}

    /** What an EVSE offers its vehicle changed, or what limits it. */
    record OfferChanged(Instant at, int evseId, PowerOffer from, PowerOffer to) implements StationEvent {}

    /** The parking bay of an EVSE got occupied or free (stations with a sensor only). */
    record ParkingBayChanged(Instant at, int evseId, boolean occupied) implements StationEvent {}

    /** A connector's status changed; when it comes to be known first, {@code from} may be what {@code to} is. */
    record ConnectorStatusChanged(Instant at, int evseId, int connectorId, ConnectorStatus from, ConnectorStatus to)
            implements
                StationEvent {}

    /** A fault began or ended. @param connectorId empty for one of the whole EVSE */
    record FaultChanged(Instant at, int evseId, OptionalInt connectorId, EvseFault fault, boolean active) implements StationEvent {}

    record LockChanged(Instant at, int evseId, int connectorId, LockState state) implements StationEvent {}

    /** A token was held to a reader. @param evseId the reader's EVSE, empty for a reader of the whole station */
    record TokenPresented(Instant at, OptionalInt evseId, IdToken idToken) implements StationEvent {}

    /** A car showed its contract certificate (ISO 15118, C07). @param eMaid the token of type eMAID that the certificate is for */
    record ContractPresented(Instant at, int evseId, IdToken eMaid, ContractCertificate certificate) implements StationEvent {}

    /** The start button: charging without a token (C02). @param evseId the button's EVSE, empty for one of the whole station */
    record StartPressed(Instant at, OptionalInt evseId) implements StationEvent {}

    /** The CSMS sent idTokenInfo outside an Authorize call: in a transaction's answer (C10.FR.04). */
    record IdTokenInfoReceived(Instant at, IdToken idToken, IdTokenInfo info) implements StationEvent {}

    /** The stop button of an EVSE. */
    record StopPressed(Instant at, int evseId) implements StationEvent {}

    /** The housing was opened or closed. */
    record TamperChanged(Instant at, boolean open) implements StationEvent {}

    /** @param downFor how long it had been down, when {@code up}; zero for the first link after the start and when down */
    record LinkChanged(Instant at, boolean up, Duration downFor) implements StationEvent {}

    record RegistrationChanged(Instant at, RegistrationStatus status) implements StationEvent {}

    /** @param by how far the wall clock was put forward (negative: back) */
    record ClockChanged(Instant at, Duration by, String source) implements StationEvent {}

    /** @param change what of a transaction's life it was */
    record TransactionChanged(Instant at, TransactionEventType change, TransactionView transaction) implements StationEvent {}

    /** A variable got another value. @param value as text; empty for one that may not be read */
    record VariableChanged(Instant at, VariableId variable, Optional<String> value) implements StationEvent {}

    /** @param type of the OCPP appendix's security event list */
    record SecurityEventRaised(Instant at, String type, String techInfo) implements StationEvent {}
}
