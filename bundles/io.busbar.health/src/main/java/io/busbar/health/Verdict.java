package io.busbar.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

/**
 * What a check came to.
 *
 * @param reasons what is wrong, worst first as told; when nothing is, what the check has seen
 * @param details what else the check has seen while something is wrong; it may change with every check
 * @param since first check with this status
 */
record Verdict(String check, Result.Status status, List<String> reasons, List<String> details, Instant since) {

    static Verdict of(String check, Result result, Instant now) {
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            (entry.getStatus() == Result.Status.OK ? seen : wrong).add(entry.getMessage());
        }
        return new Verdict(check, result.getStatus(), List.copyOf(wrong.isEmpty() ? seen : wrong),
                wrong.isEmpty() ? List.of() : List.copyOf(seen), now);
    }

    boolean ok() {
        return status == Result.Status.OK;
    }

    /** This verdict, dated back to the first of the same status. */
    Verdict after(Verdict earlier) {
        return earlier == null || earlier.status != status ? this : new Verdict(check, status, reasons, details, earlier.since);
    }

    /** @return whether it is written to the log */
    boolean news(Verdict earlier) {
        if (ok()) {
            return earlier != null && !earlier.ok();
        }
        return earlier == null || earlier.status != status || !earlier.reasons.equals(reasons);
    }

    @Override
    public String toString() {
        return check + " " + status + ": " + String.join("; ", reasons) + (details.isEmpty() ? "" : "; " + String.join("; ", details));
    }
}
