package io.busbar.station.api.session;

import io.busbar.ocpp.messages.common.IdToken;
import io.busbar.ocpp.messages.transactions.ChargingState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction as it is now.
 *
 * @param id of the transaction, made by the station, 1 to 36 characters
 * @param idToken who is charged; empty while not authorized
 * @param groupIdToken the group of {@code idToken}
 * @param authorized whether power is authorized
 * @param ended whether it is over (in the ENDED event only)
 */
public record TransactionView(String id, int evseId, OptionalInt connectorId, Instant startedAt, Optional<IdToken> idToken,
        Optional<IdToken> groupIdToken, boolean authorized, ChargingState chargingState, OptionalInt remoteStartId, boolean ended) {}
