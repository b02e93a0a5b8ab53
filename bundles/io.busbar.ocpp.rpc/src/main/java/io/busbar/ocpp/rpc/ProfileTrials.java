package io.busbar.ocpp.rpc;

import io.busbar.station.api.control.DurableJobs;
import java.util.Optional;

/**
 * Attempts with network profiles that have never worked: one under which the station's process ended is not made again at the next start, before the
 * others had their turn. On the loop.
 */
final class ProfileTrials {

    private Optional<DurableJobs> jobs = Optional.empty();

    void guardedBy(DurableJobs keeper) {
        jobs = Optional.of(keeper);
    }

    private static String name(ProfileChooser.Candidate candidate) {
        return "network profile " + candidate.slot();
    }

    /** @param go what makes the attempt @param processEnded what is done instead, if the process ended under the last one */
    void begin(ProfileChooser.Candidate candidate, Runnable go, Runnable processEnded) {
        if (candidate.familiar() || jobs.isEmpty()) {
            go.run();
            return;
        }
        jobs.get().begin(name(candidate), 0).onSuccess(begun -> {
            if (begun == DurableJobs.Begin.BEGUN) {
                go.run();
            } else {
                processEnded.run();
            }
        }).onFailure(failure -> go.run());
    }

    void end(ProfileChooser.Candidate candidate) {
        if (!candidate.familiar()) {
            jobs.ifPresent(keeper -> keeper.end(name(candidate)));
        }
    }
}
