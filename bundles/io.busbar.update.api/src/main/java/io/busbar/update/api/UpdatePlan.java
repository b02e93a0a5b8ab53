package io.busbar.update.api;

import java.util.List;

/**
 * What a change would do.
 *
 * @param feature name of the feature, or of what is changed by hand
 * @param changes every bundle that is replaced, added or removed, and those that restart because they are wired to one of them (the closure)
 * @param restart whether the station has to restart for it, because a contract, the store or another part that others stand on is among them
 * @param restartWhy which, empty without
 * @param idle whether it waits until no EVSE is in use, because a module is not running for longer than a charging session can do without it
 */
public record UpdatePlan(String feature, String version, List<ModuleChange> changes, boolean restart, String restartWhy, boolean idle) {

    public UpdatePlan {
        changes = List.copyOf(changes);
    }
}
