package io.busbar.plant.sim;

import io.busbar.plant.api.PlantState;

/** A car's battery and on-board charger. */
final class Car {

    static final double MICROJOULES_PER_WH = 3.6e9;

    /** Least current that IEC 61851 lets a car draw on, and that can be offered. */
    static final double LEAST_AMPS = 6;
    /** Current of the on-board charger per phase. */
    private static final double CHARGER_AMPS = 32;
    static final double POWER_FACTOR = 0.99;

    /** From here on the battery draws less and less. */
    private static final double TAPER_FROM = 0.8;
    private static final double TAPER_LEAST = 0.08;

    private final EvseMemory memory;

    Car(EvseMemory memory) {
        this.memory = memory;
    }

    double soc() {
        return Math.min(1, memory.battery() / (memory.capacityWh() * MICROJOULES_PER_WH));
    }

    void soc(double part) {
        memory.battery(Math.round(part * memory.capacityWh() * MICROJOULES_PER_WH));
    }

    boolean full() {
        return soc() >= 1;
    }

    /** It wants energy at this offer. */
    boolean wants(double offeredAmps) {
        return memory.attached() && memory.ready() && !full() && offeredAmps >= LEAST_AMPS;
    }

    /** Current per phase that it draws at this offer and voltage. */
    double amps(double offeredAmps, int phases, double volts) {
        double taper = soc() <= TAPER_FROM ? 1 : Math.max(TAPER_LEAST, (1 - soc()) / (1 - TAPER_FROM));
        double byPower = memory.powerW() * taper / (phases * volts * POWER_FACTOR);
        return Math.min(Math.min(offeredAmps, CHARGER_AMPS), byPower);
    }

    void take(long microjoules) {
        memory.battery(memory.battery() + microjoules);
        memory.charged(memory.charged() + microjoules);
    }

    PlantState.Car state() {
        return new PlantState.Car(memory.attached(), memory.ready(), memory.powerW(), memory.phases(),
                rounded(memory.attached() ? soc() * 100 : memory.nextSocPercent()), memory.capacityWh(),
                Math.floor(memory.charged() / (MICROJOULES_PER_WH / 1_000)) / 1_000);
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
