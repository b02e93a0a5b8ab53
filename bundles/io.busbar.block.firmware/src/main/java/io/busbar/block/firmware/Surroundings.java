package io.busbar.block.firmware;

import io.busbar.ocpp.api.Csms;
import io.busbar.station.api.control.DurableJobs;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.module.Neighbours;
import io.busbar.update.api.Updates;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.util.promise.Promise;

/** What the phases of an update work with. @param installer who installs, while it is there */
record Surroundings(StationLoop loop, StationClock clock, Csms csms, Settings settings, Ledger ledger, Notices notices,
        Transports transports, SigningCertificate certificates, Vacancy vacancy, Supplier<Optional<Updates>> installer, DurableJobs jobs,
        Neighbours neighbours) {

    private static final String WORK = "firmware";
    static final String PROCESS_ENDED = "the station's process ended under it";

    Job job() {
        return ledger.newest().orElseThrow();
    }

    /** @param forgiven power cuts in a row @return whether it may be worked on; not when the process ended under it before */
    Promise<Boolean> attempt(int forgiven) {
        return jobs.begin(WORK, forgiven).map(begun -> begun == DurableJobs.Begin.BEGUN);
    }

    void attemptOver() {
        jobs.end(WORK);
    }
}
