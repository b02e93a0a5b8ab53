package io.busbar.block.transactions;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of an EVSE's session; rows are read by these component names. Another version of this block resumes it; after a restart of
 * the station its transaction is ended.
 *
 * @param tx the open transaction
 * @param leave who may charge
 * @param owner for whom the cable is held locked though the authorization ended
 * @param ending why the open transaction is about to end
 * @param endingSince when that was decided
 * @param connectBy when, by the loop's uptime, the car has to be there
 * @param bay as last seen
 * @param connected as last seen
 * @param served the car that is connected had its transaction
 */
record SessionRow(Optional<Tx> tx, Optional<GrantedAuthorization> leave, Optional<GrantedAuthorization> owner, Optional<EndCause> ending,
        Optional<Instant> endingSince, Optional<Duration> connectBy, boolean bay, boolean connected, boolean served) {

    /**
     * @param stopPoints in force for this transaction
     * @param told the charging state reported last
     * @param placeTold whether an event has carried EVSE and connector since the car was connected
     * @param chargedMillis time of charging so far
     * @param chargingFrom while it charges: since when, by uptime, that time goes on
     * @param startWh the meter's register at the start
     * @param meterId of the meter that it began with
     * @param phasesTold number of phases reported last, 0 for none
     * @param stopReason why the driver's authorization ended, when the transaction continued
     */
    record Tx(String id, Instant startedAt, Optional<Integer> connectorId, List<String> stopPoints, int nextSeqNo, ChargingState told,
            boolean placeTold, long chargedMillis, Optional<Duration> chargingFrom, Optional<Double> startWh, Optional<String> meterId,
            int phasesTold,
            Optional<Reason> stopReason) {}

    boolean isEmpty() {
        return tx.isEmpty() && leave.isEmpty() && owner.isEmpty() && !served;
    }
}
