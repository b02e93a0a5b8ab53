package io.busbar.update.manager;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The station's health checks (Felix Health Checks), as far as they are critical: one that becomes so within the window speaks against the update. */
final class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    /** Of a check that may be executed on any thread; others are for the loop. */
    private static final String ANYWHERE = "anywhere";

    private record About(String name, boolean anywhere) {}

    private final Map<HealthCheck, About> checks = new ConcurrentHashMap<>();

    void add(HealthCheck check, Map<String, Object> properties) {
        Object tags = properties.getOrDefault(HealthCheck.TAGS, "");
        List<?> all = tags instanceof String[] several ? Arrays.asList(several) : List.of(tags);
        checks.put(check, new About(String.valueOf(properties.getOrDefault(HealthCheck.NAME, check.getClass().getName())),
                all.contains(ANYWHERE)));
    }

    void remove(HealthCheck check) {
        checks.remove(check);
    }

    /** By name alone: what they say in particular may be another thing each time. @param anywhere whether the caller is not on the loop */
    Set<String> critical(boolean anywhere) {
        Set<String> critical = new TreeSet<>();
        checks.forEach((check, about) -> {
            if (about.anywhere == anywhere && isCritical(check, about.name)) {
                critical.add("the health check " + about.name + " is critical");
            }
        });
        return critical;
    }

    private static boolean isCritical(HealthCheck check, String name) {
        try {
            return check.execute().getStatus() == Result.Status.CRITICAL;
        } catch (RuntimeException e) {
            LOG.debug("the health check {} failed", name, e);
            return false;
        }
    }
}
