// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.engine.Machine;
import java.util.Arrays;

/** What was measured of this machine's clock and timers, and what was drawn from it. */
public final class Calibration {
    /** Nothing was measured: all zero. */
    public static final Calibration NONE = new Calibration(Machine.UNKNOWN);

    private final Machine machine;

    private Calibration(final Machine machine) {
        this.machine = machine;
    }

    static Calibration of(final Machine machine) {
        return machine.isUnknown() ? NONE : new Calibration(machine);
    }

    /**
     * What one reading of {@link System#nanoTime()} costs.
     *
     * @return nanoseconds
     */
    public double clockReadNanos() {
        return machine.clockReadNs();
    }

    /**
     * The smallest step of {@link System#nanoTime()} that was seen.
     *
     * @return nanoseconds
     */
    public long clockStepNanos() {
        return machine.clockStepNs();
    }

    /**
     * How late a thread that was parked for 50 µs came back, half of the time.
     *
     * @return nanoseconds
     */
    public long parkOvershootP50Nanos() {
        return machine.parkOvershootP50Ns();
    }

    /**
     * How late a thread that was parked for 50 µs came back at most, 99 times of 100.
     *
     * @return nanoseconds
     */
    public long parkOvershootP99Nanos() {
        return machine.parkOvershootP99Ns();
    }

    /**
     * How late a thread that was parked for about a millisecond came back, half of the time. A processor that has fallen
     * asleep meanwhile takes longer to wake up than after a short park.
     *
     * @return nanoseconds
     */
    public long longParkOvershootP50Nanos() {
        return machine.longParkOvershootP50Ns();
    }

    /**
     * How late a thread that was parked for about a millisecond came back at most, 99 times of 100.
     *
     * @return nanoseconds
     */
    public long longParkOvershootP99Nanos() {
        return machine.longParkOvershootP99Ns();
    }

    /**
     * What handing one unit from the refill agent to a worker costs when both are busy all the time.
     *
     * @return nanoseconds
     */
    public double handoffNanos() {
        return machine.handoffNs();
    }

    /**
     * The highest rate that a spinning refill agent and one worker keep up. Under a CPU quota of less than the two
     * processors they need, it is what they reach on average, in bursts.
     *
     * @return units per second
     */
    public double highestPerSecond() {
        return machine.highestPerSecond();
    }

    /**
     * How many processors this process may use: those it may run on, or what its CPU quota comes to if that is less.
     *
     * @return processors; a fraction if a quota says so
     */
    public double processors() {
        return machine.processors();
    }

    /**
     * The share of the limit that a saturated trial failed to reach. It is reported only: on a schedule without drift
     * lateness does not add up, so calibration never changes the schedule.
     *
     * @return a fraction, 0 to 1
     */
    public double correction() {
        return machine.correction();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Calibration that && Arrays.equals(values(), that.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    private double[] values() {
        return new double[] {
            clockReadNanos(),
            clockStepNanos(),
            parkOvershootP50Nanos(),
            parkOvershootP99Nanos(),
            longParkOvershootP50Nanos(),
            longParkOvershootP99Nanos(),
            handoffNanos(),
            highestPerSecond(),
            processors(),
            correction()
        };
    }

    @Override
    public String toString() {
        return "Calibration[clockReadNanos=" + clockReadNanos() + ", clockStepNanos=" + clockStepNanos()
                + ", parkOvershootP50Nanos=" + parkOvershootP50Nanos() + ", parkOvershootP99Nanos="
                + parkOvershootP99Nanos() + ", longParkOvershootP50Nanos=" + longParkOvershootP50Nanos()
                + ", longParkOvershootP99Nanos=" + longParkOvershootP99Nanos() + ", handoffNanos=" + handoffNanos()
                + ", highestPerSecond=" + highestPerSecond() + ", processors=" + processors() + ", correction="
                + correction() + "]";
    }
}
