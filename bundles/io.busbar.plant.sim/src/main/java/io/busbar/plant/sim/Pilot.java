package io.busbar.plant.sim;

/** The control pilot's duty cycle (IEC 61851-1, annex A). */
final class Pilot {

    private Pilot() {}

    /** 100 for no offer: the pilot stands at +12 V, or what the car makes of it. */
    static double dutyPercent(double amps) {
        if (amps < Car.LEAST_AMPS) {
            return 100;
        }
        return amps <= 51 ? amps / 0.6 : amps / 2.5 + 64;
    }
}
