package io.busbar.update.manager;

import io.busbar.update.api.RefusalReason;
import io.busbar.update.api.UpdateRefusedException;
import io.busbar.update.format.config.Configurations;
import io.busbar.update.format.config.Descriptions;
import io.busbar.update.format.config.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How configurations change with an update. Texts by PID; what is empty is not configured.
 *
 * @param before as they are, of those that change
 * @param after as they are to be
 * @param descriptions that say of which types the values are
 */
record ConfigurationPlan(Map<String, Optional<Map<String, String>>> before, Map<String, Optional<Map<String, String>>> after,
        Descriptions descriptions) {

    /**
     * Works it out.
     *
     * @param file the configuration file's
     * @param current what the generation that runs gives
     * @param target what the one that is to be does
     * @param descriptions of the modules that are to be, and of those that are
     * @throws UpdateRefusedException if something is wrong that was not before; all of it
     */
    static ConfigurationPlan of(Map<String, Map<String, String>> file, Map<String, Map<String, String>> current,
            Map<String, Map<String, String>> target, Descriptions descriptions) throws UpdateRefusedException {
        Map<String, Map<String, String>> old = Configurations.over(file, current);
        Map<String, Map<String, String>> fresh = Configurations.over(file, target);
        List<Problem> problems = new ArrayList<>(descriptions.problems(fresh));
        problems.removeAll(descriptions.problems(old));
        if (!problems.isEmpty()) {
            throw new UpdateRefusedException(RefusalReason.INVALID_CONFIGURATION,
                    String.join("; ", problems.stream().map(Problem::text).toList()));
        }
        Map<String, Optional<Map<String, String>>> before = new LinkedHashMap<>();
        Map<String, Optional<Map<String, String>>> after = new LinkedHashMap<>();
        Map<String, Map<String, String>> all = new LinkedHashMap<>(old);
        all.putAll(fresh);
        for (String pid : all.keySet()) {
            Optional<Map<String, String>> was = Optional.ofNullable(old.get(pid));
            Optional<Map<String, String>> becomes = Optional.ofNullable(fresh.get(pid));
            if (!was.equals(becomes)) {
                before.put(pid, was);
                after.put(pid, becomes);
            }
        }
        return new ConfigurationPlan(before, after, descriptions);
    }

    boolean isEmpty() {
        return after.isEmpty();
    }

    ConfigurationPlan reversed() {
        return new ConfigurationPlan(after, before, descriptions);
    }
}
