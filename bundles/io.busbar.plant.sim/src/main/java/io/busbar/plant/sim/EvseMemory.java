package io.busbar.plant.sim;

import io.busbar.driver.api.evse.FaultCode;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/** One EVSE's part of the {@link PlantMemory}: words of eight bytes, each written at once. All zero is a new EVSE without a car. */
final class EvseMemory {

    static final int BYTES = 256;

    private static final int REGISTER = 0;
    private static final int ENERGY = 3;
    private static final int BATTERY = 4;
    private static final int CAPACITY = 5;
    private static final int POWER = 6;
    private static final int NEXT_SOC = 7;
    private static final int CAR = 8;
    private static final int FAULTS = 9;
    private static final int CONNECTORS = 10;
    private static final int INITIALISED = 31;

    private static final long ATTACHED = 1;
    private static final long READY = 2;
    private static final long THREE_PHASES = 4;
    private static final long BAY = 8;
    private static final long CABLE = 1;
    private static final long LOCKED = 2;
    private static final long JAMMED = 4;
    private static final int AMPS_SHIFT = 8;

    private final ByteBuffer bytes;

    EvseMemory(ByteBuffer bytes) {
        this.bytes = bytes;
        if (get(INITIALISED) == 0) {
            newCars();
            set(INITIALISED, 1);
        }
    }

    private long get(int word) {
        return bytes.getLong(word * Long.BYTES);
    }

    private void set(int word, long value) {
        bytes.putLong(word * Long.BYTES, value);
    }

    private double real(int word) {
        return Double.longBitsToDouble(get(word));
    }

    private void set(int word, double value) {
        set(word, Double.doubleToLongBits(value));
    }

    private boolean bit(int word, long bit) {
        return (get(word) & bit) != 0;
    }

    private void set(int word, long bit, boolean on) {
        set(word, on ? get(word) | bit : get(word) & ~bit);
    }

    // ---- meter

    /** Microjoules. @param phase 0 to 2 */
    long register(int phase) {
        return get(REGISTER + phase);
    }

    void register(int phase, long microjoules) {
        set(REGISTER + phase, microjoules);
    }

    // ---- car

    /** The cars' properties as they are delivered. */
    void newCars() {
        set(CAPACITY, 60_000.0);
        set(POWER, 11_000.0);
        set(NEXT_SOC, 40.0);
        set(CAR, READY | THREE_PHASES | get(CAR) & BAY);
        set(BATTERY, 0L);
        set(ENERGY, 0L);
    }

    boolean attached() {
        return bit(CAR, ATTACHED);
    }

    void attached(boolean on) {
        set(CAR, ATTACHED, on);
    }

    boolean bay() {
        return bit(CAR, BAY);
    }

    void bay(boolean occupied) {
        set(CAR, BAY, occupied);
    }

    boolean ready() {
        return bit(CAR, READY);
    }

    void ready(boolean on) {
        set(CAR, READY, on);
    }

    int phases() {
        return bit(CAR, THREE_PHASES) ? 3 : 1;
    }

    void phases(int phases) {
        set(CAR, THREE_PHASES, phases == 3);
    }

    double capacityWh() {
        return real(CAPACITY);
    }

    void capacityWh(double wattHours) {
        set(CAPACITY, wattHours);
    }

    double powerW() {
        return real(POWER);
    }

    void powerW(double watts) {
        set(POWER, watts);
    }

    double nextSocPercent() {
        return real(NEXT_SOC);
    }

    void nextSocPercent(double percent) {
        set(NEXT_SOC, percent);
    }

    /** Microjoules in the battery. */
    long battery() {
        return get(BATTERY);
    }

    void battery(long microjoules) {
        set(BATTERY, microjoules);
    }

    /** Microjoules that the car got since it came. */
    long charged() {
        return get(ENERGY);
    }

    void charged(long microjoules) {
        set(ENERGY, microjoules);
    }

    // ---- connectors

    private static int word(int connectorId) {
        return CONNECTORS + 2 * (connectorId - 1);
    }

    boolean cable(int connectorId) {
        return bit(word(connectorId), CABLE);
    }

    int cableAmps(int connectorId) {
        return (int) (get(word(connectorId)) >>> AMPS_SHIFT);
    }

    void cable(int connectorId, boolean in, int amps) {
        long others = get(word(connectorId)) & (LOCKED | JAMMED);
        set(word(connectorId), others | (in ? CABLE | (long) amps << AMPS_SHIFT : 0));
    }

    boolean locked(int connectorId) {
        return bit(word(connectorId), LOCKED);
    }

    void locked(int connectorId, boolean on) {
        set(word(connectorId), LOCKED, on);
    }

    boolean jammed(int connectorId) {
        return bit(word(connectorId), JAMMED);
    }

    void jammed(int connectorId, boolean on) {
        set(word(connectorId), JAMMED, on);
    }

    // ---- faults

    /** @param connectorId 0 for the EVSE's own */
    Set<FaultCode> faults(int connectorId) {
        long mask = get(connectorId == 0 ? FAULTS : word(connectorId) + 1);
        EnumSet<FaultCode> faults = EnumSet.noneOf(FaultCode.class);
        for (FaultCode code : FaultCode.values()) {
            if ((mask & 1L << code.ordinal()) != 0) {
                faults.add(code);
            }
        }
        return faults;
    }

    void fault(int connectorId, FaultCode code, boolean on) {
        set(connectorId == 0 ? FAULTS : word(connectorId) + 1, 1L << code.ordinal(), on);
    }
}
