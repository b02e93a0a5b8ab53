package io.busbar.station.core.control;

import io.busbar.ocpp.messages.provisioning.BootReason;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.control.StationControl;
import io.busbar.station.core.evse.StationState;
import io.busbar.station.core.loop.LoopFacade;
import io.busbar.store.api.Commit;
import io.busbar.store.api.Store;
import io.busbar.store.api.StoreSpace;
import io.busbar.store.api.StoredMap;
import java.time.Duration;
import org.osgi.util.promise.Promise;

/** Restarts, and why the station started: a cause that was stored for this start, else the power came. */
public final class PowerSwitch implements StationControl {

    private static final String NEXT = "next";
    private static final Duration LONGEST_STORING = Duration.ofSeconds(3);
    private static final Duration LONGEST_WITHDRAWAL = Duration.ofSeconds(5);

    record StoredBoot(BootReason cause) {}

    private final LoopFacade tasks;
    private final StationState station;
    private final SecurityEvents security;
    private final Store store;
    private final StoredMap<StoredBoot> boots;
    private final Restarter restarter;
    private final BootReason bootReason;
    private Runnable beforeRestart = () -> {};

    public PowerSwitch(LoopFacade tasks, StationState station, SecurityEvents security, Store store, StoreSpace space,
            Restarter restarter) {
        this.tasks = tasks;
        this.station = station;
        this.security = security;
        this.store = store;
        this.restarter = restarter;
        boots = space.map("boot", StoredBoot.class);
        bootReason = boots.get(NEXT).map(StoredBoot::cause).orElse(BootReason.PowerUp);
        Commit commit = store.begin();
        commit.essential();
        boots.remove(commit, NEXT);
        commit.submit();
        security.raise("StartupOfTheDevice", bootReason.wire());
    }

    /** @param work done when a restart is ordered, before it is */
    public void beforeRestart(Runnable work) {
        beforeRestart = work;
    }

    @Override
    public BootReason bootReason() {
        return bootReason;
    }

    @Override
    public Promise<Void> restart(BootReason cause) {
        security.raise("ResetOrReboot", cause.wire());
        Commit commit = store.begin();
        commit.essential();
        boots.put(commit, NEXT, new StoredBoot(cause));
        beforeRestart.run();
        // a station that cannot store restarts all the same, and does not know why afterwards
        return tasks.promises().resolvedWith(commit.submit()).timeout(LONGEST_STORING.toMillis()).fallbackTo(tasks.resolved(null))
                .then(stored -> station.withdrawAll().timeout(LONGEST_WITHDRAWAL.toMillis()).fallbackTo(tasks.resolved(null)))
                .then(withdrawn -> {
                    restarter.restart();
                    return tasks.promises().<Void>deferred().getPromise();
                });
    }

    @Override
    public Promise<Void> resetEvse(int evseId) {
        return station.reset(evseId);
    }
}
