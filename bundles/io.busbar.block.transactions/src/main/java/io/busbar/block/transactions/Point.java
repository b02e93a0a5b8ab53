package io.busbar.block.transactions;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The steps of a session at which a transaction may start and, but for DATA_SIGNED, stop (OCPP 2.0.1 part 2, 2.6.6). */
enum Point {
    PARKING_BAY_OCCUPANCY("ParkingBayOccupancy", Facts::bay), EV_CONNECTED("EVConnected", Facts::connected),
    AUTHORIZED("Authorized", Facts::authorized), DATA_SIGNED("DataSigned", Facts::dataSigned),
    POWER_PATH_CLOSED("PowerPathClosed", facts -> facts.connected() && facts.authorized()),
    ENERGY_TRANSFER("EnergyTransfer", Facts::energy);

    private final String wire;
    private final Predicate<Facts> met;

    Point(String wire, Predicate<Facts> met) {
        this.wire = wire;
        this.met = met;
    }

    String wire() {
        return wire;
    }

    boolean met(Facts facts) {
        return met.test(facts);
    }

    static Set<Point> of(List<String> wires) {
        Set<Point> points = EnumSet.noneOf(Point.class);
        for (Point point : values()) {
            if (wires.contains(point.wire)) {
                points.add(point);
            }
        }
        return points;
    }

    static List<String> wires(Set<Point> points) {
        return points.stream().map(Point::wire).toList();
    }

    static List<String> allBut(Point... without) {
        Set<Point> points = EnumSet.allOf(Point.class);
        points.removeAll(Arrays.asList(without));
        return wires(points);
    }
}
