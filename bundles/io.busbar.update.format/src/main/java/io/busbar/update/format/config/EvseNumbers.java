package io.busbar.update.format.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contract of {@code io.busbar.driver.api}: EVSEs are numbered from 1 without holes, and what belongs to an EVSE names one that there is. */
final class EvseNumbers {

    private static final String EVSE_ID = "busbar.evse.id";
    private static final String EVSE_DRIVER = "io.busbar.driver.api.evse.EvseDriver";
    private static final String DRIVERS = "io.busbar.driver.api.";

    private final Set<String> evseDrivers = new HashSet<>();
    private final Set<String> otherDrivers = new HashSet<>();
    private final Set<Integer> fixed = new HashSet<>();

    void add(BundleDescription.Component component) {
        if (component.services().contains(EVSE_DRIVER)) {
            evseDrivers.addAll(component.pids());
            String number = component.properties().getOrDefault(EVSE_ID, "");
            if (number.matches("[1-9][0-9]{0,8}")) {
                fixed.add(Integer.valueOf(number));
            }
        } else if (component.services().stream().anyMatch(service -> service.startsWith(DRIVERS))) {
            otherDrivers.addAll(component.pids());
        }
    }

    void add(EvseNumbers other) {
        evseDrivers.addAll(other.evseDrivers);
        otherDrivers.addAll(other.otherDrivers);
        fixed.addAll(other.fixed);
    }

    List<Problem> problems(Map<String, Map<String, String>> configurations) {
        List<Problem> problems = new ArrayList<>();
        Map<Integer, String> pids = new TreeMap<>();
        fixed.forEach(number -> pids.put(number, ""));
        configurations.forEach((pid, values) -> {
            if (evseDrivers.contains(pid.split("~")[0]) && isNumber(values)) {
                int number = Integer.parseInt(values.get(EVSE_ID));
                String other = pids.putIfAbsent(number, pid);
                if (other != null) {
                    problems.add(
                            new Problem(pid, EVSE_ID, "EVSE " + number + " has a driver already" + (other.isEmpty() ? "" : ": " + other)));
                }
            }
        });
        int expected = 1;
        for (Map.Entry<Integer, String> entry : pids.entrySet()) {
            if (entry.getKey() != expected) {
                problems.add(new Problem(entry.getValue(), EVSE_ID,
                        EVSE_ID + " must be " + expected + ", not \"" + entry.getKey() + "\": EVSEs are numbered from 1 without holes"));
            }
            expected = entry.getKey() + 1;
        }
        configurations.forEach((pid, values) -> {
            if (otherDrivers.contains(pid.split("~")[0]) && isNumber(values) && !pids.isEmpty()
                    && !pids.containsKey(Integer.valueOf(values.get(EVSE_ID)))) {
                problems.add(new Problem(pid, EVSE_ID, "there is no EVSE " + values.get(EVSE_ID)));
            }
        });
        return problems;
    }

    private static boolean isNumber(Map<String, String> values) {
        return values.getOrDefault(EVSE_ID, "").matches("[1-9][0-9]{0,8}");
    }
}
