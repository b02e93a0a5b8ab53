package io.busbar.update.format;

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
 */
public record BootState(long committed, long previous, long trial, int boots, boolean proven, String why) {

    public static final BootState FACTORY = new BootState(0, 0, -1, 0, true, "");

    private static final int MOST_BOOTS = 3;
    private static final int MOST_BOOTS_PROVEN = 10;

    byte[] write() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("committed", committed);
        document.put("previous", previous);
        document.put("trial", trial);
        document.put("boots", boots);
        document.put("proven", proven);
        document.put("why", why);
        return Json.seal(document);
    }

    static BootState read(byte[] text) throws IOException {
        Fields fields = Json.readSealed(text);
        return new BootState(fields.number("committed"), fields.number("previous"), fields.number("trial"), (int) fields.number("boots"),
                fields.flag("proven"), fields.text("why"));
    }

    /**
     * Whether so many boots did not last that the generation before is better. One that was well after a boot is given more of them: power that comes
     * and goes is no fault of its own.
     */
    public boolean worn() {
        return boots >= (proven ? MOST_BOOTS_PROVEN : MOST_BOOTS);
    }

    public BootState booted() {
        return new BootState(committed, previous, trial, boots + 1, proven, why);
    }

    public BootState healthy() {
        return new BootState(committed, previous, trial, 0, true, "");
    }

    public BootState commit(long generation) {
        return new BootState(generation, committed, -1, 0, false, "");
    }

    public BootState withTrial(long generation) {
        return new BootState(committed, previous, generation, 0, proven, "");
    }

    public BootState withoutTrial(String reason) {
        return new BootState(committed, previous, -1, 0, proven, reason);
    }

    /** Back to the one before; from there only the delivered one is left. */
    public BootState back(String reason) {
        return new BootState(previous, 0, -1, 0, true, reason);
    }
}
