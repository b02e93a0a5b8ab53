package io.busbar.block.firmware;

import io.busbar.ocpp.api.Csms;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.update.api.Updates;
import java.util.Optional;
import java.util.function.Supplier;

/** What the phases of an update work with. @param installer who installs, while it is there */
record Surroundings(StationLoop loop, StationClock clock, Csms csms, Settings settings, Ledger ledger, Notices notices,
        Transports transports, SigningCertificate certificates, Vacancy vacancy, Supplier<Optional<Updates>> installer) {

    Job job() {
        return ledger.newest().orElseThrow();
    }
}
