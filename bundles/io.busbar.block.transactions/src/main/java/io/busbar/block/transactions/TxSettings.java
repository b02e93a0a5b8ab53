package io.busbar.block.transactions;

import io.busbar.station.api.evse.Station;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The block's variables. */
final class TxSettings {

    private static final ComponentId TX = ComponentId.of("TxCtrlr");
    private static final int LONGEST_LIST = 100;

    private final Variable<Integer> connectionTimeOut;
    private final Variable<Integer> maxEnergyOnInvalidId;
    private final Variable<Boolean> stopOnEvSideDisconnect;
    private final Variable<Boolean> stopOnInvalidId;
    private final Variable<Boolean> beforeAccepted;
    private final Variable<List<String>> startPoint;
    private final Variable<List<String>> stopPoint;
    private final Variable<Boolean> unlockOnEvSideDisconnect;

    TxSettings(DeviceModel model, Station station) {
        connectionTimeOut = model.declare(TX, VariableSpec.integer("EVConnectionTimeOut", 120).unit("s").range(1, 86_400).readWrite());
        maxEnergyOnInvalidId = model.declare(TX, VariableSpec.integer("MaxEnergyOnInvalidId", 0).unit("Wh").atLeast(0).readWrite());
        stopOnEvSideDisconnect = model.declare(TX, VariableSpec.bool("StopTxOnEVSideDisconnect", true).readWrite());
        stopOnInvalidId = model.declare(TX, VariableSpec.bool("StopTxOnInvalidId", true).readWrite());
        beforeAccepted = model.declare(TX, VariableSpec.bool("TxBeforeAcceptedEnabled", true).readWrite());
        startPoint = model.declare(TX,
                VariableSpec.members("TxStartPoint", TxPoint.wires(Set.of(TxPoint.POWER_PATH_CLOSED)), TxPoint.allBut())
                        .maxLength(LONGEST_LIST).readWrite().check(points -> useless(points, station)));
        stopPoint = model.declare(TX, VariableSpec.members("TxStopPoint", List.of("EVConnected", "Authorized"),
                TxPoint.allBut(TxPoint.DATA_SIGNED)).maxLength(LONGEST_LIST).readWrite().check(points -> useless(points, station)));
        unlockOnEvSideDisconnect = model.declare(ComponentId.of("OCPPCommCtrlr"),
                VariableSpec.bool("UnlockOnEVSideDisconnect", true).readWrite());
    }

    /** No point at all would start no transaction, and end none; nor would a bay without a sensor, or a meter that signs nothing. */
    private static Optional<String> useless(List<String> points, Station station) {
        if (points.isEmpty()) {
            return Optional.of("without a point no transaction would start or stop");
        }
        boolean signs = station.evses().stream().flatMap(evse -> evse.meter().stream()).anyMatch(reading -> reading.signed().isPresent());
        if (points.contains(TxPoint.DATA_SIGNED.wire()) && !signs) {
            return Optional.of("no meter here signs its readings");
        }
        boolean sensor = station.evses().stream().anyMatch(evse -> evse.bayOccupied().isPresent());
        return points.contains(TxPoint.PARKING_BAY_OCCUPANCY.wire()) && !sensor
                ? Optional.of("no parking bay here has a sensor")
                : Optional.empty();
    }

    Duration connectionTimeOut() {
        return Duration.ofSeconds(connectionTimeOut.value());
    }

    /** 0: none may be delivered after a refusal. */
    int maxEnergyOnInvalidIdWh() {
        return maxEnergyOnInvalidId.value();
    }

    boolean stopOnEvSideDisconnect() {
        return stopOnEvSideDisconnect.value();
    }

    boolean stopOnInvalidId() {
        return stopOnInvalidId.value();
    }

    boolean beforeAccepted() {
        return beforeAccepted.value();
    }

    boolean unlockOnEvSideDisconnect() {
        return unlockOnEvSideDisconnect.value();
    }

    Set<TxPoint> startPoints() {
        return TxPoint.of(startPoint.value());
    }

    Set<TxPoint> stopPoints() {
        return TxPoint.of(stopPoint.value());
    }
}
