package io.busbar.update.format;

import io.busbar.builders.GeneratedBuilder;
import io.busbar.update.format.Json.Fields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which generation boots.
 *
 * @param committed the one in force
 * @param previous the one before it
 * @param trial one that boots once to be watched; -1 for none
 * @param boots of the committed one (or the trial) that did not come to good health since
 * @param proven whether the committed one has come to good health after a boot
 * @param why a generation was left at the last boot, empty if none was
 * @param unclean ends of the process with the committed one that were not in order, fewer with time
 * @param running which boot of the machine the station began in, empty once it has ended in order
 */
@GeneratedBuilder
public record BootState(long committed, long previous, long trial, int boots, boolean proven, String why, int unclean, String running) {

    public static final BootState FACTORY = new BootState(0, 0, -1, 0, true, "", 0, "");

    private static final int MOST_BOOTS = 3;
    private static final int MOST_BOOTS_PROVEN = 10;
    /** A module that ends the process each time after the station was found well is found by this. */
    private static final int MOST_UNCLEAN = 10;

    private BootStateBuilder toBuilder() {
        return new BootStateBuilder(this);
    }

    byte[] write() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("committed", committed);
        document.put("previous", previous);
        document.put("trial", trial);
        document.put("boots", boots);
        document.put("proven", proven);
        document.put("why", why);
        document.put("unclean", unclean);
        document.put("running", running);
        return Json.seal(document);
    }

    static BootState read(byte[] text) throws IOException {
        Fields fields = Json.readSealed(text);
        return new BootState(fields.number("committed"), fields.number("previous"), fields.number("trial"), (int) fields.number("boots"),
                fields.flag("proven"), fields.text("why"), (int) fields.number("unclean", 0),
                fields.has("running") ? fields.text("running") : "");
    }

    /**
     * Whether so many boots did not last, or so many lives did not end in order, that the generation before is better. One that was well for long
     * is given more boots: unstable power is not its fault.
     */
    public boolean worn() {
        return boots >= (proven ? MOST_BOOTS_PROVEN : MOST_BOOTS) || unclean >= MOST_UNCLEAN;
    }

    public BootState booted() {
        return toBuilder().boots(boots + 1).build();
    }

    /**
     * The process starts. If the last one did not end in order, and the machine was not started in between (which is the power's doing, not the
     * process's), that is counted.
     *
     * @param machine names this boot of the machine
     */
    public BootState started(String machine) {
        return toBuilder().unclean(machine.equals(running) ? unclean + 1 : unclean).running(machine).build();
    }

    /** The process ends in order. */
    public BootState ended() {
        return toBuilder().running("").build();
    }

    /** The station has come up well. */
    public BootState healthy() {
        return toBuilder().boots(0).why("").build();
    }

    /** The station has been up for long. */
    public BootState lasting() {
        return toBuilder().proven(true).unclean(unclean / 2).build();
    }

    public BootState commit(long generation) {
        return toBuilder().committed(generation).previous(committed).trial(-1).boots(0).proven(false).why("").unclean(0).build();
    }

    public BootState withTrial(long generation) {
        return toBuilder().trial(generation).boots(0).why("").build();
    }

    public BootState withoutTrial(String reason) {
        return toBuilder().trial(-1).boots(0).why(reason).build();
    }

    /** Back to the one before; from there only the delivered one is left. */
    public BootState back(String reason) {
        return toBuilder().committed(previous).previous(0).trial(-1).boots(0).proven(true).why(reason).unclean(0).build();
    }

    /** Why it is left, in words. */
    public String wear() {
        return unclean >= MOST_UNCLEAN
                ? "the station did not end in order " + unclean + " times"
                : "the station did not come up well " + boots + " times";
    }
}
