package io.busbar.itests.simulation;

import io.busbar.itests.simulation.SwapScript.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a swap changed, in words; nothing if nobody noticed. */
final class SwapDifference {

    /** Meters tell thousandths; one reading may be a second old. */
    private static final double WH = 0.01;
    private static final double WATTS = 22_100;

    private SwapDifference() {}

    /** @param away for how long the bundle was gone: by so much may begin or end later what it does */
    static List<String> of(Told without, Told with, Duration away) {
        List<String> differences = new ArrayList<>(with.trouble());
        TreeSet<String> lanes = new TreeSet<>(without.lanes().keySet());
        lanes.addAll(with.lanes().keySet());
        for (String lane : lanes) {
            lane(lane, without.lanes().getOrDefault(lane, List.of()), with.lanes().getOrDefault(lane, List.of()), differences);
        }
        if (without.opened() != with.opened()) {
            differences.add("the contactor opened " + with.opened() + " times, not " + without.opened());
        }
        if (Math.abs(with.toldWh() - with.deliveredWh()) > WH + Math.abs(without.toldWh() - without.deliveredWh())) {
            differences.add("told " + with.toldWh() + " Wh of " + with.deliveredWh() + " delivered");
        }
        double later = WATTS * away.plusMillis(500).toMillis() / 3_600_000.0;
        if (Math.abs(with.deliveredWh() - without.deliveredWh()) > later) {
            differences.add("delivered " + with.deliveredWh() + " Wh, not " + without.deliveredWh());
        }
        for (int i = 0; i < Math.min(with.seconds().size(), without.seconds().size()); i++) {
            if (Math.abs(with.seconds().get(i) - without.seconds().get(i)) > 1 + away.toSeconds()) {
                differences.add("charging for " + with.seconds().get(i) + " s, not " + without.seconds().get(i));
                break;
            }
        }
        return differences;
    }

    private static void lane(String lane, List<String> without, List<String> with, List<String> differences) {
        for (int i = 0; i < Math.max(without.size(), with.size()); i++) {
            String expected = i < without.size() ? without.get(i) : "nothing";
            String said = i < with.size() ? with.get(i) : "nothing";
            if (!expected.equals(said)) {
                differences.add(lane + " " + (i + 1) + " of " + without.size() + "/" + with.size() + ": " + said + "\n      instead of "
                        + expected);
                return;
            }
        }
    }
}
