package io.busbar.station.core.control;

/** Restarts everything: the framework, or in a simulation the simulated station. */
@FunctionalInterface
public interface Restarter {

    /** Begins the restart and returns; called on the loop. @throws Exception if it cannot be begun */
    void restart() throws Exception;
}
