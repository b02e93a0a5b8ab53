package io.busbar.block.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.busbar.ocpp.messages.transactions.ChargingState;
import io.busbar.ocpp.messages.transactions.Reason;
import io.busbar.ocpp.messages.transactions.TriggerReason;
import io.busbar.store.api.Commit;
import io.busbar.store.api.SchemaUpgrade;
import io.busbar.store.api.StoreSpace;
import io.busbar.testkit.TestStation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stored format of sessions: an installed station has rows with these names, whatever the classes are called. */
class StoredRowsTest {

    private static final String OWNER = "rows";
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final StoredToken CARD = new StoredToken("AABBCCDD", "ISO14443", List.of());

    record Stored(Optional<Transaction> tx, Optional<Permission> leave, Optional<Permission> owner, Optional<Cause> ending,
            Optional<Instant> endingSince, Optional<Duration> connectBy, boolean bay, boolean connected, boolean served) {}

    record Transaction(String id, Instant startedAt, Optional<Integer> connectorId, List<String> stopPoints, int nextSeqNo,
            ChargingState told, boolean placeTold, long chargedMillis, Optional<Duration> chargingFrom, Optional<Double> startWh,
            Optional<String> meterId, int phasesTold, Optional<Reason> stopReason) {}

    record Permission(StoredToken token, Optional<StoredToken> group, TriggerReason trigger, Optional<Integer> remoteStartId,
            Optional<Integer> reservationId, boolean told, boolean refused, boolean anywhere) {}

    record Cause(TriggerReason trigger, Reason reason, Optional<StoredToken> token, boolean holdCable) {}

    @Test
    @DisplayName("A session stored by the version before is read whole")
    void readByName() {
        TestStation station = new TestStation();
        Permission permission = new Permission(CARD, Optional.of(CARD), TriggerReason.RemoteStart, Optional.of(7), Optional.of(8), true,
                true, true);
        StoreSpace space = station.store().open(OWNER, 1, SchemaUpgrade.NONE);
        Commit commit = station.store().begin();
        space.map("sessions", Stored.class).put(commit, "1",
                new Stored(Optional.of(new Transaction("tx", AT, Optional.of(1), List.of("EVConnected"), 4, ChargingState.Charging, true,
                        5000, Optional.of(Duration.ofSeconds(6)), Optional.of(12.5), Optional.of("meter"), 3,
                        Optional.of(Reason.Local))), Optional.of(permission), Optional.of(permission),
                        Optional.of(new Cause(TriggerReason.RemoteStop, Reason.Remote, Optional.of(CARD), true)), Optional.of(AT),
                        Optional.of(Duration.ofSeconds(9)), true, true, true));
        station.get(commit.submit());

        SessionRow read = station.powerCut().store().open(OWNER, 1, SchemaUpgrade.NONE).map("sessions", SessionRow.class).get("1")
                .orElseThrow();

        GrantedAuthorization granted = new GrantedAuthorization(CARD, Optional.of(CARD), TriggerReason.RemoteStart, Optional.of(7),
                Optional.of(8), true, true, true);
        assertEquals(new SessionRow(Optional.of(new SessionRow.Tx("tx", AT, Optional.of(1), List.of("EVConnected"), 4,
                ChargingState.Charging, true, 5000, Optional.of(Duration.ofSeconds(6)), Optional.of(12.5), Optional.of("meter"), 3,
                Optional.of(Reason.Local))), Optional.of(granted), Optional.of(granted),
                Optional.of(new EndCause(TriggerReason.RemoteStop, Reason.Remote, Optional.of(CARD), true)), Optional.of(AT),
                Optional.of(Duration.ofSeconds(9)), true, true, true), read);
    }
}
