package io.busbar.plant.api;

import io.busbar.driver.api.evse.FaultCode;
import io.busbar.driver.api.evse.PilotState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plant at one moment.
 *
 * @param screen empty while it is blank, or where there is none
 */
public record PlantState(boolean housingOpen, List<Evse> evses, Optional<Screen> screen) {

    public PlantState {
        evses = List.copyOf(evses);
    }

    /** What the touch screen shows: lines to read, and entries to choose from. */
    public record Screen(String title, List<String> lines, List<ScreenBoard.Entry> entries) {

        public Screen {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param dutyPercent of the control pilot; 100 when nothing is offered
     * @param offeredAmps by the duty cycle
     * @param permitted whether a permit stands, its lease not run out
     * @param energyWh the meter's register, to the mWh
     * @param bayOccupied what the parking bay's sensor sees
     * @param phases currents, voltages and powers of L1 to L3, as many as the EVSE has
     */
    public record Evse(int id, double maxAmps, PilotState pilot, double dutyPercent, double offeredAmps, boolean permitted,
            boolean contactorClosed, double powerW, double energyWh, double frequencyHz, boolean bayOccupied, List<Phase> phases, Car car,
            Set<FaultCode> faults,
            List<Connector> connectors) {

        public Evse {
            phases = List.copyOf(phases);
            faults = Set.copyOf(faults);
            connectors = List.copyOf(connectors);
        }
    }

    public record Phase(double amps, double volts, double powerW) {}

    /**
     * @param attached whether it is at the EVSE; the rest describes it, or the one to come
     * @param takenWh energy its battery got since it came
     */
    public record Car(boolean attached, boolean ready, double powerW, int phases, double socPercent, double capacityWh, double takenWh) {}

    /**
     * @param cable whether a cable is in it (tethered: whether it is in a car)
     * @param cableAmps its rating; 0 without one
     * @param lockable whether it has a lock
     * @param jammed whether its lock is
     */
    public record Connector(int id, String type, boolean cable, double cableAmps, boolean lockable, boolean locked, boolean jammed,
            Set<FaultCode> faults) {

        public Connector {
            faults = Set.copyOf(faults);
        }
    }
}
