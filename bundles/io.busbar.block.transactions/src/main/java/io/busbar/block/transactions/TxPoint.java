package io.busbar.block.transactions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The steps of a session at which a transaction may start and, but for DATA_SIGNED, stop (OCPP 2.0.1 part 2, 2.6.6). */
enum TxPoint {
    PARKING_BAY_OCCUPANCY("ParkingBayOccupancy", StartConditions::bay), EV_CONNECTED("EVConnected", StartConditions::connected),
    AUTHORIZED("Authorized", StartConditions::authorized), DATA_SIGNED("DataSigned", StartConditions::dataSigned),
    POWER_PATH_CLOSED("PowerPathClosed", conditions -> conditions.connected() && conditions.authorized()),
    ENERGY_TRANSFER("EnergyTransfer", StartConditions::energy);

    private final String wire;
    private final Predicate<StartConditions> met;

    TxPoint(String wire, Predicate<StartConditions> met) {
        this.wire = wire;
        this.met = met;
    }

    String wire() {
        return wire;
    }

    boolean met(StartConditions conditions) {
        return met.test(conditions);
    }

    static Set<TxPoint> of(List<String> wires) {
        Set<TxPoint> points = EnumSet.noneOf(TxPoint.class);
        for (TxPoint point : values()) {
            if (wires.contains(point.wire)) {
                points.add(point);
            }
        }
        return points;
    }

    static List<String> wires(Set<TxPoint> points) {
        return points.stream().map(TxPoint::wire).toList();
    }

    static List<String> allBut(TxPoint... without) {
        Set<TxPoint> points = EnumSet.allOf(TxPoint.class);
        points.removeAll(Arrays.asList(without));
        return wires(points);
    }
}
